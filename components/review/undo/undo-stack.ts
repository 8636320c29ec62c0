import type { Decision } from '../../../lib/review/model';
import { sameReason } from '../../../lib/review/reason';
import { type PastAct, shownBefore, type Undoing } from '../../../lib/review/undo';

/** How many acts can be undone; older decisions can be changed by deciding again. */
const DEPTH = 20;

interface Entry {
  /** The index of the act that gave the item its answer. */
  act: number;
  before: ReturnType<typeof shownBefore>;
}

/** The decision and reason of an act for each of its items. */
function answersOf(act: PastAct): Map<string, { decision: Decision; justification: string }> {
  const answers = new Map<string, { decision: Decision; justification: string }>();
  for (const { decision, justification, itemIds } of act.parts)
    for (const itemId of itemIds) answers.set(itemId, { decision, justification });
  return answers;
}

/**
 * The acts that can still be undone, newest first, each with only the items whose answer it still determines.
 * An act that restores the answer from before the previous act undoes that act, however the reviewer did it:
 * so undoing twice goes back two steps and never forward again.
 */
export function undoStack(acts: readonly PastAct[]): PastAct[] {
  const recent = acts.slice(0, DEPTH).reverse();
  const stacks = new Map<string, Entry[]>();
  recent.forEach((act, place) => {
    for (const [itemId, answer] of answersOf(act)) {
      const stack = stacks.get(itemId) ?? [];
      const top = stack.at(-1);
      if (
        top &&
        top.before.decision === answer.decision &&
        sameReason(top.before.justification, answer.justification)
      )
        stack.pop();
      else stack.push({ act: place, before: shownBefore(act, itemId) });
      stacks.set(itemId, stack);
    }
  });
  const standing = recent.map(() => new Set<string>());
  for (const [itemId, stack] of stacks) {
    for (const { act } of stack) standing[act]?.add(itemId);
  }
  return recent.flatMap((act, place) => restrictedTo(act, standing[place] ?? new Set())).reverse();
}

/** Those acts of the stack that were made after this one; it may be gone from the stack. `acts`: all, newest first. */
export function madeAfter(
  { id }: PastAct,
  acts: readonly PastAct[],
  stack: readonly PastAct[],
): readonly PastAct[] {
  const place = acts.findIndex((act) => act.id === id);
  const later = new Set((place < 0 ? acts : acts.slice(0, place)).map((act) => act.id));
  return stack.filter((act) => later.has(act.id));
}

/** Whether undoing an act now has the same effects as those that were shown. */
export function undoesTheSame(shown: Undoing, now: Undoing): boolean {
  const effects = ({ intents, letGo }: Undoing) =>
    JSON.stringify([
      intents.map(({ itemId, decision, justification }) => [itemId, decision, justification]),
      letGo.map(({ id }) => id),
    ]);
  return effects(shown) === effects(now);
}

function restrictedTo(act: PastAct, itemIds: ReadonlySet<string>): PastAct[] {
  const parts = act.parts.flatMap((part) => {
    const left = part.itemIds.filter((itemId) => itemIds.has(itemId));
    return left.length > 0 ? [{ ...part, itemIds: left }] : [];
  });
  return parts.length > 0 ? [{ ...act, parts }] : [];
}

/** The items of an act, and its decision where all have the same one. */
export function whatWasDone(act: PastAct): { itemIds: string[]; decision: Decision | null } {
  const itemIds = act.parts.flatMap((part) => [...part.itemIds]);
  const decisions = new Set(act.parts.map(({ decision }) => decision));
  const [only] = decisions;
  return { itemIds, decision: decisions.size === 1 && only ? only : null };
}
