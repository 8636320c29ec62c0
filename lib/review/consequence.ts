import { isCustomData } from './custom-data';
import type {
  Advice,
  Answered,
  Decision,
  DecisionItem,
  DefaultDecision,
  DenyAction,
  Review,
  ReviewSettings,
} from './model';
import { goesOn, stageFacts } from './stages';

/**
 * What happens to the access.
 * - `advice`: what Microsoft recommends for each person.
 * - `earlier`: what an earlier stage answered, else the default decision.
 * - `deleted`: a guest's sign-in is blocked for 30 days, then the guest's account is deleted from the tenant; a person
 *   who isn't a guest loses the access. https://learn.microsoft.com/graph/api/resources/disableanddeleteuserapplyaction
 * - `passedOn`: the access is in a system outside Entra, whose owner is told.
 *   https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
export type Outcome = 'keeps' | 'loses' | 'deleted' | 'passedOn' | 'advice' | 'earlier' | 'unknown';

/** What a Deny leads to. */
export type Denied = Extract<Outcome, 'loses' | 'deleted' | 'passedOn' | 'unknown'>;

/** Whether each decision goes on to the next stage, which may replace it; null where the plan doesn't say. */
export type GoesOn = Record<'approve' | 'deny' | 'dontKnow' | 'nothing', boolean | null>;

export interface Consequence {
  approve: Outcome;
  deny: Denied;
  dontKnow: Outcome;
  /** When nobody decides until the end; with stages, when nobody decides in my stage or a later one. */
  nothing: Outcome;
  /**
   * Who carries out the results after the end. `byKeeper`: whoever keeps the system outside Entra, whose access Microsoft
   * never changes.
   */
  applied: 'automatically' | 'byAdministrator' | 'byKeeper' | 'unknown';
  /** When the instance ends (with stages: the last stage); nothing is carried out before. */
  at: string | null;
  /** Null in a review without stages, and in the last stage. */
  goesOn: GoesOn | null;
}

/**
 * Default decisions and automatic results:
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 * "Don't know" keeps the access and is logged:
 * https://learn.microsoft.com/entra/id-governance/perform-access-review
 */
const BY_DEFAULT: Record<DefaultDecision, Outcome> = {
  Approve: 'keeps',
  Deny: 'loses',
  Recommendation: 'advice',
  None: 'keeps',
  unknown: 'unknown',
};

const BY_ANSWER: Record<Answered['decision'], Outcome> = {
  Approve: 'keeps',
  Deny: 'loses',
  DontKnow: 'keeps',
  NotReviewed: 'unknown',
  Unknown: 'unknown',
};

/** The item whose consequence is asked for; without its advice, only a resource that several items share. */
type About = Partial<Pick<DecisionItem, 'advice' | 'earlier' | 'resource'>>;

/**
 * What each decision leads to. With an item, its own recommendation replaces `advice`, and its own earlier answer
 * replaces `earlier`; where it is known not to be about a guest (`guestIn`), `loses` replaces `deleted`. With stages the
 * last decision recorded for a person counts, and all decisions are carried out at the end of the whole review.
 *
 * https://learn.microsoft.com/entra/id-governance/using-multi-stage-reviews#application-of-results
 */
export function consequenceOf(review: Review, item?: About, guest: boolean | null = null): Consequence {
  const { settings } = review.definition;
  return {
    approve: 'keeps',
    deny: deniedIn(review, item, guest),
    // The keeper of a system outside Entra is told of all items that nobody approved.
    dontKnow: isCustomData(item?.resource) ? 'unknown' : 'keeps',
    nothing: byNothing(review, item, guest),
    applied: isCustomData(item?.resource) ? 'byKeeper' : appliedBy(settings),
    at: review.instance.endsAt,
    goesOn: onwards(review),
  };
}

/**
 * What each decision leads to for all these items. Where only some are kept outside Entra, it is what the others lead
 * to, except that nothing is promised of an answer that nobody gives.
 */
export function consequenceOfAll(
  review: Review,
  items: readonly Pick<DecisionItem, 'resource'>[],
): Consequence {
  const outside = items.find(({ resource }) => isCustomData(resource));
  const inEntra = consequenceOf(review);
  if (!outside) return inEntra;
  const there = consequenceOf(review, { resource: outside.resource });
  if (items.every(({ resource }) => isCustomData(resource))) return there;
  return there.nothing === 'unknown' ? { ...inEntra, nothing: 'unknown' } : inEntra;
}

/**
 * What stood where nobody answered, once the review has ended: the default decision, or an earlier stage's answer. Where
 * `nothing`, the outcome without an answer, is unknown, it isn't said that the access stayed.
 */
export function stoodWithoutAnswer(
  { definition: { settings } }: Review,
  nothing: Outcome,
  item?: Pick<DecisionItem, 'earlier'>,
): DefaultDecision | 'earlier' | 'earlierAnswer' {
  if (item?.earlier) return 'earlierAnswer';
  if (nothing === 'earlier') return 'earlier';
  const byDefault = settings?.defaultDecision ?? 'unknown';
  return byDefault === 'None' && nothing === 'unknown' ? 'unknown' : byDefault;
}

function appliedBy(settings: ReviewSettings | null): Consequence['applied'] {
  if (!settings) return 'unknown';
  return settings.autoApply ? 'automatically' : 'byAdministrator';
}

/**
 * Whether a decision blocks and deletes guests, which can't be undone after the end. `guest`: as `guestIn` tells.
 *
 * https://learn.microsoft.com/graph/api/resources/disableanddeleteuserapplyaction
 */
export function deletesGuests(
  decision: Decision | null,
  review: Review,
  item?: About,
  guest: boolean | null = null,
): boolean {
  return decision === 'Deny' && deniedIn(review, item, guest) === 'deleted';
}

const BY_ACTION: Record<DenyAction, Denied> = {
  removesAccess: 'loses',
  blocksAndDeletesGuests: 'deleted',
  unknown: 'unknown',
};

function deniedIn(
  { definition: { settings } }: Review,
  item: About | undefined,
  guest: boolean | null,
): Denied {
  if (isCustomData(item?.resource)) return 'passedOn';
  const denied = settings ? BY_ACTION[settings.denyAction] : 'loses';
  return denied === 'deleted' && guest === false ? 'loses' : denied;
}

function byNothing(review: Review, item: About | undefined, guest: boolean | null): Outcome {
  const denied = deniedIn(review, item, guest);
  const or = (outcome: Outcome) => (outcome === 'loses' ? denied : outcome);
  if (item?.earlier) return or(BY_ANSWER[item.earlier.decision]);
  const { settings, earlierShown } = review.definition;
  const stages = stageFacts(review);
  const later = stages !== null && stages.number !== 1;
  // The earlier stage's answer is known only for a person whose earlier answers are shown.
  if (later && !(item?.advice && earlierShown)) return 'earlier';
  const byDefault = settings?.defaultDecision ?? 'unknown';
  // The keeper of a system outside Entra is told of items without an answer too, and may take the access away.
  if (byDefault === 'None' && isCustomData(item?.resource)) return 'unknown';
  const outcome = BY_DEFAULT[byDefault];
  return or(outcome === 'advice' && item?.advice ? byAdvice(item.advice) : outcome);
}

function onwards(review: Review): GoesOn | null {
  const stages = stageFacts(review);
  if (!stages || stages.last) return null;
  return {
    approve: goesOn(stages, 'Approve'),
    deny: goesOn(stages, 'Deny'),
    dontKnow: goesOn(stages, 'DontKnow'),
    nothing: goesOn(stages, 'NotReviewed'),
  };
}

/** Microsoft doesn't document what happens to a person without a recommendation, so nothing is promised. */
function byAdvice(advice: Advice): Outcome {
  if (advice === 'Approve') return 'keeps';
  return advice === 'Deny' ? 'loses' : 'unknown';
}
