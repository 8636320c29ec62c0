import * as v from 'valibot';
import { readDuration } from '../advice';
import type { Plan, ReviewScope, StagePlan } from '../plan';
import { readEnumeration } from './enumeration';
import { badField, parse, record } from './problem';
import { type NotificationRecipient, readRecipients } from './recipients';
import { checkRecurrence } from './recurrence';
import { readReviewers } from './reviewers';
import { type ReadScope, readScope } from './scope';
import type { MembershipsScope, QueryScope, ReviewerWire } from './scopes';
import { type ReviewSettings, readSettings } from './settings';
import { readStages, type StageSettings } from './stages';

const part = v.optional(v.unknown());
const text = v.nullish(v.string(), '');

const Sent = record({
  displayName: v.pipe(
    v.string(),
    v.check((name) => name.trim() !== '', 'Expected a name'),
  ),
  descriptionForAdmins: text,
  // Only mail is limited to 256 characters: https://learn.microsoft.com/graph/api/resources/accessreviewscheduledefinition
  descriptionForReviewers: text,
  scope: part,
  instanceEnumerationScope: part,
  reviewers: part,
  fallbackReviewers: part,
  backupReviewers: part,
  settings: part,
  stageSettings: part,
  additionalNotificationRecipients: part,
});

/** A definition's content, with queries as Graph returns them and as the engine reads them. */
export interface DefinitionContent {
  displayName: string;
  descriptionForAdmins: string;
  descriptionForReviewers: string;
  instanceEnumerationScope: QueryScope | null;
  scope: QueryScope | MembershipsScope;
  /** The sender left `@odata.type` out; Graph then answers the POST with empty scope objects. */
  untyped: boolean;
  reviewers: ReviewerWire[];
  fallbackReviewers: ReviewerWire[];
  settings: ReviewSettings;
  stageSettings: StageSettings[];
  additionalNotificationRecipients: NotificationRecipient[];
  plan: Plan;
  /** For an instance: the errors while it ran or was applied (accessReviewError). */
  errors?: { code: string; message: string }[];
}

/** Fallback reviewers also have a former name; where both are sent, the newer one counts. */
function readFallback({ fallbackReviewers, backupReviewers }: v.InferOutput<typeof Sent>) {
  const fallback = readReviewers(fallbackReviewers, 'fallbackReviewers');
  const backup = readReviewers(backupReviewers, 'backupReviewers');
  return fallback.scopes.length > 0 ? fallback : backup;
}

type StageReviewers = Pick<StageSettings, 'reviewers' | 'fallbackReviewers'>;

/**
 * People without a manager need another reviewer, so `./manager` is refused without fallback reviewers. The
 * word `manager` is accepted without them, because Microsoft's example has none.
 * https://learn.microsoft.com/graph/accessreviews-reviewers-concept
 */
function checkManagers({ reviewers, fallbackReviewers }: StageReviewers, path: string): void {
  const asked = reviewers.some((reviewer) => 'query' in reviewer && reviewer.query === './manager');
  if (asked && fallbackReviewers.length === 0)
    throw badField(`${path}fallbackReviewers`, './manager needs fallback reviewers');
}

const MAX_OF_APPLICATIONS = readDuration('P30D') ?? 0;

/** Sign-ins to applications are known for 30 days only (Microsoft: accessReviewScheduleSettings). */
function checkLookBack(scope: ReviewScope, stages: readonly StagePlan[]): void {
  if (!scope.resources.some(({ kind }) => kind === 'application')) return;
  for (const [at, { advice, stageId }] of stages.entries()) {
    const lookBack = readDuration(advice.lookBack ?? 'P0D') ?? 0;
    const path = stageId === null ? 'settings' : `stageSettings.${at}`;
    if (lookBack > MAX_OF_APPLICATIONS)
      throw badField(
        `${path}.recommendationLookBackDuration`,
        'Applications are looked back at for 30 days at most',
      );
  }
}

function checkDuration(settings: ReviewSettings, stages: readonly StagePlan[]): void {
  const staged = stages.some(({ stageId }) => stageId !== null);
  const days = stages.reduce((sum, { durationInDays }) => sum + durationInDays, 0);
  checkRecurrence(settings.recurrence, days, staged ? 'stageSettings' : 'settings.instanceDurationInDays');
}

/**
 * Checks the body of POST definitions and brings it into Graph's form: defaults filled in, keys in Graph's
 * order, queries with their version. Reading its own result gives the same plan. Throws 400 with the wrong
 * field's name. https://learn.microsoft.com/graph/api/accessreviewset-post-definitions
 */
export function readDefinition(body: unknown): DefinitionContent {
  return definitionOver(body, readScope(parse(Sent, body, '').scope));
}

/**
 * Like `readDefinition`, but with a scope that is already read instead of the body's: for reviews that are
 * not created with Graph and whose scope no query of Graph's can express.
 */
export function definitionOver(body: unknown, { scope, wire, untyped }: ReadScope): DefinitionContent {
  const sent = parse(Sent, body, '');
  const { enumeration, wire: enumerationWire } = readEnumeration(sent.instanceEnumerationScope, scope);
  const settings = readSettings(sent.settings);
  const reviewers = readReviewers(sent.reviewers, 'reviewers');
  const fallback = readFallback(sent);
  const staged = readStages(sent.stageSettings, { scope, settings, reviewers, fallback });
  if (staged.wire.length === 0)
    checkManagers({ reviewers: reviewers.wire, fallbackReviewers: fallback.wire }, '');
  for (const [at, stage] of staged.wire.entries()) checkManagers(stage, `stageSettings.${at}.`);
  checkDuration(settings, staged.stages);
  checkLookBack(scope, staged.stages);
  const recipients = readRecipients(sent.additionalNotificationRecipients);
  return {
    displayName: sent.displayName,
    descriptionForAdmins: sent.descriptionForAdmins,
    descriptionForReviewers: sent.descriptionForReviewers,
    instanceEnumerationScope: enumerationWire,
    scope: wire,
    untyped,
    reviewers: reviewers.wire,
    fallbackReviewers: fallback.wire,
    settings,
    stageSettings: staged.wire,
    additionalNotificationRecipients: recipients.wire,
    plan: { scope, enumeration, recipients: recipients.scopes, stages: staged.stages },
  };
}
