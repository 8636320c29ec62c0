import type { ItemState } from '../review/item-state';

/** An item, the act that its state is about, and the state. */
export type ToldState = readonly [itemId: string, actId: string, state: ItemState];

/** What one tab tells the others of the same reviewer. Reviews go by their key. */
export type TabMessage =
  /** There is more in the log. */
  | { kind: 'log' }
  /** A tab begins, and knows only the log. */
  | { kind: 'hello' }
  /** What only the tab that sends knows. */
  | { kind: 'states'; review: string; states: readonly ToldState[] }
  /** The reviewer asked to try again: these items, or all. */
  | { kind: 'again'; review: string; itemIds: readonly string[] | null }
  | { kind: 'wiped' };

const RESTING: readonly unknown[] = ['conflict', 'replaced', 'failed'];

/** A message as a tab of this version says it; undefined for any other. It is a hint only, so shapes are enough. */
export function readTabMessage(value: unknown): TabMessage | undefined {
  const message = asRecord(value);
  const { kind, review, itemIds, states } = message;
  if (kind === 'log' || kind === 'hello' || kind === 'wiped') return { kind };
  if (typeof review !== 'string') return undefined;
  if (kind === 'again' && (itemIds === null || isTexts(itemIds))) return { kind, review, itemIds };
  if (kind === 'states' && Array.isArray(states) && states.every(isTold)) return { kind, review, states };
  return undefined;
}

function isTold(value: unknown): value is ToldState {
  if (!Array.isArray(value) || value.length !== 3 || !isTexts(value.slice(0, 2))) return false;
  const { step, theirs, problem } = asRecord(value[2]);
  if (!RESTING.includes(step)) return false;
  return step === 'failed'
    ? typeof asRecord(problem).code === 'string'
    : typeof asRecord(theirs).decision === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
