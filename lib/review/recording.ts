import { adviceAsDecision } from './advice';
import { isBy } from './conflict';
import type { Decision, DecisionItem, Intent, Review } from './model';
import { isUndecided } from './progress';
import { hasVisibleCharacter } from './text';

/** How a set of intents is sent. */
export type RecordingPlan =
  /** Each item in a request of its own. */
  | { way: 'items' }
  /** Graph's `batchRecordDecisions` over the whole instance. */
  | { way: 'whole'; decision: Decision; justification: string }
  /** Graph's `acceptRecommendations`. */
  | { way: 'advice' };

export interface RecordingFacts {
  review: Review | null;
  intents: readonly Intent[];
  /** All my items of the instance, read just now; null where only some were read. */
  all: readonly DecisionItem[] | null;
  me: string;
  /** The reviewer chose to accept the recommendations, so Graph's own action may be used. */
  acceptAdvice: boolean;
}

/** Below this number of items one `$batch` is enough, and an action over the whole instance gains nothing. */
const WHOLE_FROM = 21;

/**
 * Chooses the cheapest way that can't change anything else.
 *
 * `batchRecordDecisions` without a principal overwrites every item of the instance, and Microsoft doesn't document
 * whether it stops at the caller's own items. So it is used only where all reviewers share all items, all items are
 * meant, and nobody else has answered any. It takes a principal and a resource but no permission: where a person has
 * several permissions on one resource, each item is recorded by itself.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-batchrecorddecisions
 *
 * `acceptRecommendations` carries no reason and takes every item that isn't reviewed and has a recommendation. So it is
 * used only where no reason is needed or given, and exactly these items are meant; and never on the `unified` route,
 * for which Microsoft's list of permissions doesn't name it.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-acceptrecommendations
 */
export function planRecording(facts: RecordingFacts): RecordingPlan {
  const { all, intents } = facts;
  const first = intents[0];
  if (!all || !first) return { way: 'items' };
  if (mayAcceptAdvice(facts) && adviceActionFits(intents, all)) return { way: 'advice' };
  if (mayRecordWhole(facts) && wholeActionFits(intents, all, facts.me))
    return { way: 'whole', decision: first.decision, justification: first.justification };
  return { way: 'items' };
}

type Wanted = Pick<RecordingFacts, 'review' | 'intents' | 'acceptAdvice'>;

/** Whether one action may be possible after all items are read; if not, that read isn't needed. */
export function mayRecordByOneAction(wanted: Wanted): boolean {
  return mayAcceptAdvice(wanted) || mayRecordWhole(wanted);
}

function mayAcceptAdvice({ review, intents, acceptAdvice }: Wanted): boolean {
  if (!acceptAdvice || !review || review.definition.staged || review.definition.route) return false;
  if (review.definition.settings?.reasonRequired !== false) return false;
  return !intents.some((intent) => hasVisibleCharacter(intent.justification));
}

function mayRecordWhole({ review, intents }: Wanted): boolean {
  if (!review?.definition.reviewersShareItems || review.definition.staged) return false;
  const [first] = intents;
  const same = ({ decision, justification }: Intent) =>
    decision === first?.decision && justification === first.justification;
  return intents.length >= WHOLE_FROM && intents.every(same);
}

function adviceActionFits(intents: readonly Intent[], all: readonly DecisionItem[]): boolean {
  const advised = all.filter((item) => isUndecided(item) && adviceAsDecision(item.advice));
  return coversExactly(intents, advised, (intent, item) => intent.decision === item.advice);
}

function wholeActionFits(intents: readonly Intent[], all: readonly DecisionItem[], me: string): boolean {
  if (all.some((item) => !isUndecided(item) && !isBy(item, me))) return false;
  if (haveSiblings(all)) return false;
  return coversExactly(intents, all, () => true);
}

/** Whether a person has several permissions on one resource. */
function haveSiblings(items: readonly DecisionItem[]): boolean {
  const asked = new Set(items.map(({ principal, resource }) => `${principal.id}/${resource?.id}`));
  return asked.size < items.length;
}

/** Whether the intents are for exactly these items, and each intent fits its item. */
function coversExactly(
  intents: readonly Intent[],
  items: readonly DecisionItem[],
  fits: (intent: Intent, item: DecisionItem) => boolean,
): boolean {
  const meant = new Map(intents.map((intent) => [intent.itemId, intent]));
  if (intents.length !== items.length) return false;
  return items.every((item) => {
    const intent = meant.get(item.id);
    return intent !== undefined && fits(intent, item);
  });
}
