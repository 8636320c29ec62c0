import { isCustomData } from './custom-data';
import type { Answered, DecisionItem, DefaultDecision, DenyAction, Review, ReviewSettings } from './model';
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

/** The item whose consequence is asked for. */
type About = Pick<DecisionItem, 'advice'> & Partial<Pick<DecisionItem, 'earlier' | 'resource'>>;

/**
 * What each decision leads to. With an item, its own recommendation replaces `advice`, and its own earlier answer
 * replaces `earlier`. With stages the last decision recorded for a person counts, and all decisions are carried out at
 * the end of the whole review.
 *
 * https://learn.microsoft.com/entra/id-governance/using-multi-stage-reviews#application-of-results
 */
export function consequenceOf(review: Review, item?: About): Consequence {
  const { settings } = review.definition;
  return {
    approve: 'keeps',
    deny: deniedIn(review, item),
    dontKnow: 'keeps',
    nothing: byNothing(review, item),
    applied: isCustomData(item?.resource) ? 'byKeeper' : appliedBy(settings),
    at: review.instance.endsAt,
    goesOn: onwards(review),
  };
}

function appliedBy(settings: ReviewSettings | null): Consequence['applied'] {
  if (!settings) return 'unknown';
  return settings.autoApply ? 'automatically' : 'byAdministrator';
}

const BY_ACTION: Record<DenyAction, Denied> = {
  removesAccess: 'loses',
  blocksAndDeletesGuests: 'deleted',
  unknown: 'unknown',
};

function deniedIn({ definition: { settings } }: Review, item: About | undefined): Denied {
  if (isCustomData(item?.resource)) return 'passedOn';
  return settings ? BY_ACTION[settings.denyAction] : 'loses';
}

function byNothing(review: Review, item: About | undefined): Outcome {
  const denied = deniedIn(review, item);
  const or = (outcome: Outcome) => (outcome === 'loses' ? denied : outcome);
  if (item?.earlier) return or(BY_ANSWER[item.earlier.decision]);
  const { settings, earlierShown } = review.definition;
  const stages = stageFacts(review);
  const later = stages !== null && stages.number !== 1;
  // The earlier stage's answer is known only for a person whose earlier answers are shown.
  if (later && !(item && earlierShown)) return 'earlier';
  const outcome = settings ? BY_DEFAULT[settings.defaultDecision] : 'unknown';
  return or(outcome === 'advice' && item ? byAdvice(item) : outcome);
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
function byAdvice(item: Pick<DecisionItem, 'advice'>): Outcome {
  if (item.advice === 'Approve') return 'keeps';
  return item.advice === 'Deny' ? 'loses' : 'unknown';
}
