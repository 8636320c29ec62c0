import { answeredOf, NOT_REVIEWED } from './answered';
import { isBy } from './conflict';
import type { Answered, Decision, DecisionItem, Intent, OwnAnswer } from './model';
import { isUndecided } from './progress';
import { sameReason } from './reason';
import { answerIn, ownShown, type RowAnswer, type RowAnswers } from './row-answer';

/** One act of the reviewer on this device, about any number of items. */
export interface PastAct {
  id: string;
  /** The id of the act over several reviews that this is a part of. */
  partOf?: string;
  /** Ms since 1970. */
  at: number;
  /** The act's order, where `at` can't give it; see `orderOf`. */
  order?: number;
  parts: readonly { decision: Decision; justification: string; itemIds: readonly string[] }[];
  /**
   * Graph's answers as the screen knew them at that moment, by item id; an item missing here was not reviewed and had
   * no reviewer's name.
   */
  seen: Readonly<Record<string, Answered>>;
  /** My decisions that the screen showed in place of Graph's answers, by item id: on their way, or not read again yet. */
  own?: Readonly<Record<string, OwnAnswer>>;
}

/**
 * The order of an act: of two acts about an item, the one with the greater order counts, wherever their records stand
 * in the log. An act that waited in a page's memory can reach the log long after it was made.
 */
export const orderOf = ({ order, at }: Pick<PastAct, 'order' | 'at'>): number => order ?? at;

type Shown = Pick<Answered, keyof OwnAnswer>;

/** The decision and reason that the screen showed for an item when the act was made. */
export const shownBefore = ({ own, seen }: PastAct, itemId: string): Shown =>
  own?.[itemId] ?? seen[itemId] ?? NOT_REVIEWED;

export interface Undoing {
  /** For each item, the answer from before the act. */
  intents: Intent[];
  /**
   * The items whose answer before the act was somebody else's: it comes back under my name, because Graph records the
   * caller.
   */
  underMyName: DecisionItem[];
  /** The items that somebody else answered after the act; they are left unchanged. */
  overtaken: DecisionItem[];
  /** The items that I decided again since, here or elsewhere; they belong to that later act. */
  changedSince: DecisionItem[];
  /**
   * The items with somebody else's answer for which the act isn't saved: its choice is let go. To send their answer again
   * would record it under my name.
   */
  letGo: DecisionItem[];
  /** The items for which nothing of the act is recorded or waits: they are left alone. */
  unrecorded: DecisionItem[];
}

export interface UndoFacts {
  /** The row answers of the items. */
  answers?: RowAnswers;
  /** Later acts that still stand; their items are left to them. */
  later?: readonly PastAct[];
}

type Standing = 'act' | 'others' | 'later' | 'none';

/**
 * What undoing an act would record, judged by the items as they are now. Undoes only what is still this act's answer,
 * and never touches somebody else's newer answer.
 */
export function undoIntents(
  act: PastAct,
  items: readonly DecisionItem[],
  me: string,
  { answers = new Map(), later = [] }: UndoFacts = {},
): Undoing {
  const found = new Map(items.map((item) => [item.id, item]));
  const taken = new Set(later.flatMap(({ parts }) => parts.flatMap(({ itemIds }) => itemIds)));
  const undoing: Undoing = {
    intents: [],
    underMyName: [],
    overtaken: [],
    changedSince: [],
    letGo: [],
    unrecorded: [],
  };
  for (const { itemIds, ...wanted } of act.parts)
    for (const id of itemIds) {
      const item = found.get(id);
      if (!item) continue;
      const answer = answerIn({ answers, me }, item);
      const stands = taken.has(id) ? 'later' : standsIn(answer, wanted, act, me);
      if (stands === 'act' && answer.status?.step === 'failed' && wasOthers(act, id, me))
        undoing.letGo.push(item);
      else if (stands === 'act') takeBack(undoing, item, answer, { act, me });
      else if (stands === 'others') undoing.overtaken.push(answer.item);
      else undoing[stands === 'later' ? 'changedSince' : 'unrecorded'].push(item);
    }
  return undoing;
}

/** The result of an act: for how many people it wasn't recorded, and for how many somebody else answered since. */
export interface ActOutcome {
  people: number;
  notSaved: number;
  overtaken: number;
}

/** Counts the row answers of an act's people. People who aren't in the list any more count as saved. */
export function actOutcome(act: PastAct, { answers, me }: { answers: RowAnswers; me: string }): ActOutcome {
  const outcome: ActOutcome = { people: 0, notSaved: 0, overtaken: 0 };
  for (const { itemIds, ...wanted } of act.parts)
    for (const id of itemIds) {
      outcome.people += 1;
      const answer = answers.get(id);
      if (!answer) continue;
      const stands = standsIn(answer, wanted, act, me);
      const step = answer.status?.step;
      if (stands === 'none' || step === 'conflict' || (stands === 'act' && step === 'failed'))
        outcome.notSaved += 1;
      else if (stands === 'others') outcome.overtaken += 1;
    }
  return outcome;
}

function takeBack(
  undoing: Undoing,
  item: DecisionItem,
  answer: RowAnswer,
  { act, me }: { act: PastAct; me: string },
): void {
  const { decision, justification } = shownBefore(act, item.id);
  // An answer that this version doesn't know can't be recorded again.
  if (decision === 'Unknown') {
    undoing.changedSince.push(item);
    return;
  }
  const own = ownShown(answer, item);
  undoing.intents.push({
    itemId: item.id,
    decision,
    justification,
    seen: answeredOf(item),
    ...(own && { own }),
  });
  if (wasOthers(act, item.id, me)) undoing.underMyName.push(item);
}

/** Whether the answer from before the act is somebody else's. */
function wasOthers({ own, seen }: PastAct, itemId: string, me: string): boolean {
  const before = seen[itemId];
  return !own?.[itemId] && before !== undefined && !isUndecided(before) && !isBy(before, me);
}

/** Whose answer an item has now. `none`: the act's answer never arrived. */
function standsIn(answer: RowAnswer, wanted: OwnAnswer, act: PastAct, me: string): Standing {
  const { item, status, intent } = answer;
  if (status?.step === 'conflict' || status?.step === 'replaced') return 'others';
  // A choice that isn't saved may still be sent, so it is taken back too.
  if (intent) return same(intent, wanted) ? 'act' : 'later';
  if (isUndecided(item)) return isUndecided(wanted) ? 'act' : 'none';
  const byMe = isBy(item, me);
  if (byMe && same(item, wanted)) return 'act';
  const seen = act.seen[item.id] ?? NOT_REVIEWED;
  if (item.reviewedAt === seen.reviewedAt && same(item, seen)) return 'none';
  const own = act.own?.[item.id];
  if (byMe && own && same(item, own)) return 'none';
  return byMe ? 'later' : 'others';
}

function same(one: Shown, other: Shown): boolean {
  return one.decision === other.decision && sameReason(one.justification, other.justification);
}
