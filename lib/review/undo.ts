import { isBy } from './conflict';
import type { Answered, Decision, DecisionItem, Intent } from './model';
import { isUndecided } from './progress';
import { sameReason } from './reason';
import { answerIn, type RowAnswer, type RowAnswers } from './row-answer';

/** One act of the reviewer on this device, however many items it is about. */
export interface PastAct {
  id: string;
  /** Ms since 1970. */
  at: number;
  parts: readonly { decision: Decision; justification: string; itemIds: readonly string[] }[];
  /** The answers on screen at that moment; whoever is missing was undecided with nobody's name. */
  seen: Readonly<Record<string, Answered>>;
}

export interface Undoing {
  /** Each item's own answer from before the act. */
  intents: Intent[];
  /** Those of them whose answer was somebody else's: it comes back under my name, because Graph records the caller. */
  underMyName: DecisionItem[];
  /** Those whom somebody answered after the act, as they did; left alone. */
  overtaken: DecisionItem[];
  /** Those that I answered anew since, here or elsewhere: they belong to that act. */
  changedSince: DecisionItem[];
  /** Those where the act never came to be recorded: nothing to undo, only to dismiss. */
  unrecorded: DecisionItem[];
}

export interface UndoFacts {
  /** What stands in the rows. */
  answers?: RowAnswers;
  /** Acts made after this one that still stand; what they are about is theirs to undo. */
  later?: readonly PastAct[];
}

type Wanted = Pick<Answered, 'decision' | 'justification'>;
type Standing = 'act' | 'others' | 'later' | 'none';

const NOTHING: Answered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };

/**
 * What undoing an act would record, judged by the items as they are now. Only what is still this act's is taken back;
 * nobody else's newer answer is touched.
 */
export function undoIntents(
  act: PastAct,
  items: readonly DecisionItem[],
  me: string,
  { answers = new Map(), later = [] }: UndoFacts = {},
): Undoing {
  const found = new Map(items.map((item) => [item.id, item]));
  const taken = new Set(later.flatMap(({ parts }) => parts.flatMap(({ itemIds }) => itemIds)));
  const undoing: Undoing = { intents: [], underMyName: [], overtaken: [], changedSince: [], unrecorded: [] };
  for (const { itemIds, ...wanted } of act.parts)
    for (const id of itemIds) {
      const item = found.get(id);
      if (!item) continue;
      const answer = answerIn({ answers, me }, item);
      const seen = act.seen[id] ?? NOTHING;
      const stands = taken.has(id) ? 'later' : standsIn(answer, wanted, seen, me);
      if (stands === 'act') takeBack(undoing, item, seen, me);
      else if (stands === 'others') undoing.overtaken.push(answer.item);
      else undoing[stands === 'later' ? 'changedSince' : 'unrecorded'].push(item);
    }
  return undoing;
}

/** What became of an act: for how many of its people it was not recorded, or was and somebody else answered since. */
export interface ActOutcome {
  people: number;
  notSaved: number;
  overtaken: number;
}

/** Counts what stands in the rows of an act's people. Those who aren't in the list any more count as done. */
export function actOutcome(
  act: PastAct,
  known: { answers: RowAnswers; me: string },
  byId: ReadonlyMap<string, DecisionItem>,
): ActOutcome {
  const outcome: ActOutcome = { people: 0, notSaved: 0, overtaken: 0 };
  for (const { itemIds, ...wanted } of act.parts)
    for (const id of itemIds) {
      outcome.people += 1;
      const item = byId.get(id);
      if (!item) continue;
      const answer = answerIn(known, item);
      const stands = standsIn(answer, wanted, act.seen[id] ?? NOTHING, known.me);
      if (stands === 'none' || answer.status?.step === 'conflict') outcome.notSaved += 1;
      else if (stands === 'others') outcome.overtaken += 1;
    }
  return outcome;
}

function takeBack(undoing: Undoing, item: DecisionItem, seen: Answered, me: string): void {
  // An answer that this version doesn't know can't be recorded again.
  if (seen.decision === 'Unknown') {
    undoing.changedSince.push(item);
    return;
  }
  const { decision, justification, reviewedBy, reviewedAt } = item;
  undoing.intents.push({
    itemId: item.id,
    decision: seen.decision,
    justification: seen.justification,
    seen: { decision, justification, reviewedBy, reviewedAt },
  });
  if (!isUndecided(seen) && !isBy(seen, me)) undoing.underMyName.push(item);
}

/** Whose answer an item has now. `none`: the act's never arrived. */
function standsIn(answer: RowAnswer, wanted: Wanted, seen: Answered, me: string): Standing {
  const { item, status, intent, mine } = answer;
  if (status?.step === 'conflict' || status?.step === 'replaced') return 'others';
  if (intent && mine) return same(intent, wanted) ? 'act' : 'later';
  if (intent) return same(intent, wanted) ? 'none' : 'later';
  if (isUndecided(item)) return isUndecided(wanted) ? 'act' : 'none';
  const byMe = isBy(item, me);
  if (byMe && same(item, wanted)) return 'act';
  if (item.reviewedAt === seen.reviewedAt && same(item, seen)) return 'none';
  return byMe ? 'later' : 'others';
}

function same(one: Wanted, other: Wanted): boolean {
  return one.decision === other.decision && sameReason(one.justification, other.justification);
}
