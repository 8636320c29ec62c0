import { DAY } from './day';
import type { ItemProgress, ItemState } from './item-state';
import type { Known } from './known';
import type { DecisionItem, DecisionMaker, Intent, PreviousAnswer, Review } from './model';
import { answerOf, type RowAnswers } from './row-answer';

/** Small domain objects for tests; each function takes the fields that the test is about. */

export const ME = '11111111-1111-4111-8111-111111111111';
export const OTHER = '22222222-2222-4222-8222-222222222222';

/** A moment while the tests' review is in progress. */
export const NOW = Date.parse('2026-11-10T00:00:00.000Z');

export function guid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function maker(id: string): DecisionMaker {
  return { id, displayName: id.slice(0, 4), userPrincipalName: `${id}@contoso.com`, system: false };
}

export function anItem(over: Partial<DecisionItem> = {}): DecisionItem {
  return {
    id: guid(1),
    definitionId: guid(100),
    instanceId: guid(200),
    stageId: null,
    principal: {
      id: guid(300),
      displayName: 'Alex Wilber',
      userPrincipalName: 'alex@contoso.com',
      kind: 'user',
    },
    resource: null,
    lastSignInAt: null,
    advice: 'None',
    outlier: null,
    earlier: null,
    decision: 'NotReviewed',
    justification: '',
    reviewedBy: null,
    reviewedAt: null,
    applyResult: 'New',
    ...over,
  };
}

export function anIntent(item: DecisionItem, over: Partial<Intent> = {}): Intent {
  const { decision, justification, reviewedBy, reviewedAt } = item;
  return {
    itemId: item.id,
    decision: 'Approve',
    justification: '',
    seen: { decision, justification, reviewedBy, reviewedAt },
    ...over,
  };
}

export function progressOn(
  item: DecisionItem,
  state: ItemState,
  decision = 'Approve' as const,
): ItemProgress {
  return { intent: anIntent(item, { decision }), state };
}

/**
 * The row answers of items, some of which have a decision of mine; an answer that conflicts with it is in the item
 * already.
 */
export function answersOn(
  items: readonly DecisionItem[],
  states: ReadonlyMap<string, ItemProgress>,
): RowAnswers {
  return new Map(
    items.map((item) => {
      const progress = states.get(item.id);
      const state = progress?.state;
      const shown = state?.step === 'conflict' || state?.step === 'replaced' ? state.theirs : item;
      return [item.id, answerOf(shown, progress, ME)];
    }),
  );
}

export function aReview(
  over: {
    definition?: Partial<Review['definition']>;
    instance?: Partial<Review['instance']>;
    stage?: Review['stage'];
  } = {},
): Review {
  return {
    definition: {
      id: guid(100),
      displayName: 'Building security',
      description: '',
      settings: {
        reasonRequired: false,
        defaultDecision: 'None',
        autoApply: false,
        denyAction: 'removesAccess',
        adviceEnabled: true,
        adviceLookBackDays: 30,
      },
      staged: false,
      stages: [],
      earlierShown: false,
      reviewersShareItems: true,
      createdBy: '',
      ...over.definition,
    },
    instance: {
      id: guid(200),
      definitionId: guid(100),
      startsAt: '2026-11-01T00:00:00.000Z',
      endsAt: '2026-12-01T00:00:00.000Z',
      status: 'InProgress',
      ...over.instance,
    },
    stage: over.stage ?? null,
  };
}

/** A time `days` before the start of the tests' review. */
export const daysBefore = (days: number): string =>
  new Date(Date.parse('2026-11-01T00:00:00.000Z') - days * DAY).toISOString();

export function someKnown(over: Partial<Known> = {}): Known {
  return {
    review: aReview(),
    me: ME,
    people: null,
    previous: null,
    awaitsPrevious: false,
    access: null,
    answers: new Map(),
    ...over,
  };
}

export function previousAnswer(over: Partial<PreviousAnswer> = {}): PreviousAnswer {
  return {
    decision: 'Approve',
    justification: '',
    reviewedBy: maker(ME),
    reviewedAt: '2026-08-05T00:00:00.000Z',
    endedAt: '2026-08-10T00:00:00.000Z',
    applyResult: 'AppliedSuccessfully',
    ...over,
  };
}
