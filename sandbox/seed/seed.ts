import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { findGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { createDefinition } from '../reviews/creating';
import { findDefinition, listDefinitions } from '../reviews/definitions';
import { type DefinitionContent, readDefinition } from '../reviews/input/definition';
import { findInstance, namesInProgress } from '../reviews/instances';
import { readItems } from '../reviews/items';
import { tick } from '../reviews/lifecycle';
import { type Decider, type Decision, record } from '../reviews/recording';
import { findStageReviewer } from '../reviews/reviewers';
import { openStage } from '../reviews/stages';
import { seedCatalogs } from './catalogs';
import { groupId, seedDirectory, userId } from './directory';
import { LARGE_REVIEW, type LargeOptions, seedCrowd } from './large';
import { answerLarge } from './large-answers';
import { decider, earlier } from './past';
import { ODD_NAMES, PEOPLE } from './people';
import { REVIEWS, type ReviewKey } from './review-shape';
import { type ContosoReview, contosoReviews, LONG_TEXT } from './reviews';
import { seedSponsors } from './sponsors';

export type SeedName = 'contoso' | 'large' | 'empty';

/** Names that tests may rely on. User principal names are `{alias}@{domain of the tenant}`. */
export const CONTOSO = {
  domain: 'contoso.onmicrosoft.com',
  displayName: 'Contoso',
  tenantId: 'c0475050-0000-4000-8000-c04705000001',
  admin: 'admin',
  adele: 'adelev',
  alex: 'alexw',
  people: PEOPLE.map(({ alias, displayName }) => ({ alias, displayName })),
  oddNames: ODD_NAMES,
  reviews: REVIEWS,
  longText: LONG_TEXT,
  largeReview: LARGE_REVIEW,
} as const;

const DEFAULT_ITEMS = 10_000;
const DAY = 86_400_000;

/** Adds a review. Its definition is created the day before it starts, or now. */
function addReview(
  context: Context,
  tenant: Tenant,
  createdBy: Decider,
  { id, content }: { id: string; content: DefinitionContent },
): void {
  const now = tenantNow(tenant, context.clock).getTime();
  const startAt = Date.parse(content.settings.recurrence?.range.startDate ?? '');
  createDefinition(context, tenant, { id, content, createdBy, createdAt: Math.min(now, startAt - DAY) });
}

interface SeedAnswer {
  alias: string;
  decision: Decision;
  justification: string;
  /** The number of answered items, from the first; all if left out. */
  first?: number;
}

/** Answers that exist from the beginning: a colleague's in part of two reviews, and Adele's in all of one. */
const ANSWERS: Partial<Record<ReviewKey, SeedAnswer>> = {
  shared: { alias: 'alexw', decision: 'Deny', justification: 'Not on the case any more.', first: 2 },
  finished: { alias: 'adelev', decision: 'Approve', justification: '' },
  applied: { alias: 'alexw', decision: 'Deny', justification: 'The wiki is closed.', first: 2 },
};

function addAnswer(context: Context, tenant: Tenant, reviewId: string, answer: SeedAnswer): void {
  const { store, clock } = context;
  const definition = findDefinition(store, tenant.id, reviewId);
  const instance = definition && findInstance(store, definition, reviewId);
  const stage = instance && openStage(store, instance);
  if (!stage) throw new Error(`review ${reviewId} is not in progress when it is answered`);
  const reviewer = findStageReviewer(store, tenant.id, stage, userId(tenant, answer.alias));
  const query = { reviewer, hidesBefore: 0, equal: [], order: [], skip: 0 };
  for (const item of readItems(store, instance, { ...query, top: answer.first ?? instance.itemCount }).items)
    record(
      store,
      instance,
      { stage, itemSeq: item.seq },
      {
        decision: answer.decision,
        justification: answer.justification,
        by: decider(context, tenant, answer.alias),
        reviewedAt: tenantNow(tenant, clock).getTime(),
        recordedAt: clock.now(),
      },
    );
}

/** Adds reviews of Contoso with times around the tenant's present; each call gives them new ids. */
function addReviews(context: Context, tenant: Tenant, wanted: (review: ContosoReview) => boolean): void {
  const { store, clock } = context;
  const names = listDefinitions(store, tenant.id).map(({ displayName }) => displayName);
  const idOf = (key: ReviewKey) => {
    const round = names.filter((name) => name === REVIEWS[key]).length;
    return guidOf(tenant.id, 'review', key, String(round));
  };
  const reviews = contosoReviews(tenant, tenantNow(tenant, clock).getTime()).filter(wanted);
  const admin = decider(context, tenant, CONTOSO.admin);
  for (const { key, content } of reviews) addReview(context, tenant, admin, { id: idOf(key), content });
  // Reviews are answered almost a day before now or before their end, in the order of time.
  const answered = reviews.filter(({ key }) => ANSWERS[key]).sort((a, b) => a.ends - b.ends);
  for (const { key, ends } of answered) {
    const then = earlier(context, DAY * (0.9 - Math.min(0, ends)));
    tick(then, tenant);
    const answer = ANSWERS[key];
    if (answer) addAnswer(then, tenant, idOf(key), answer);
  }
  tick(context, tenant);
}

/**
 * Fills a new tenant. `contoso`: people, groups, an application and reviews in every state; `empty`: the same
 * without reviews; `large`: the same people and one review of `items` more people (10,000 by default), all
 * assigned to Adele Vance, with the additions in `options`.
 */
export function seedTenant(
  context: Context,
  tenant: Tenant,
  seed: SeedName,
  options: LargeOptions = {},
): void {
  context.store.transaction(() => {
    seedDirectory(context, tenant);
    seedSponsors(context.store, tenant);
    seedCatalogs(
      context.store,
      tenant,
      new Date(tenantNow(tenant, context.clock).getTime() - 90 * DAY).toISOString(),
    );
    if (seed === 'contoso') addReviews(context, tenant, () => true);
    if (seed === 'large') {
      const crowd = seedCrowd(context, tenant, { ...options, items: options.items ?? DEFAULT_ITEMS });
      const id = guidOf(tenant.id, 'review', 'large');
      addReview(context, tenant, decider(context, tenant, CONTOSO.admin), {
        id,
        content: readDefinition(crowd.body),
      });
      answerLarge(context, tenant, id, options, crowd.newcomersJoin);
      tick(context, tenant);
    }
  });
}

/**
 * Called when the process starts. Reviews end even while no process runs; each review that Contoso should
 * have in progress and hasn't is created anew.
 */
export function ensureReviewsInProgress(context: Context, tenant: Tenant): void {
  const { store } = context;
  tick(context, tenant);
  const seeded = listDefinitions(store, tenant.id).some(
    ({ displayName }) => displayName === REVIEWS.buildingSecurity,
  );
  if (!seeded || findGroup(store, tenant.id, groupId(tenant, 'building')) === undefined) return;
  const running = namesInProgress(store, tenant.id);
  store.transaction(() =>
    addReviews(context, tenant, (review) => review.running && !running.has(REVIEWS[review.key])),
  );
}
