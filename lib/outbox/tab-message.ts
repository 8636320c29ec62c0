import type { ItemState } from '../review/item-state';

/** An item, the act that its state is about, and the state. */
export type ReportedState = readonly [itemId: string, actId: string, state: ItemState];

/** What one tab tells the other tabs of the same reviewer. A review is named by its key. */
export type TabMessage =
  /** The log has new records. */
  | { kind: 'log' }
  /** A tab starts and knows only the log. */
  | { kind: 'hello' }
  /** States that only the sending tab knows. */
  | { kind: 'states'; review: string; states: readonly ReportedState[] }
  /** The reviewer asked to try again: these items, or all (null). */
  | { kind: 'again'; review: string; itemIds: readonly string[] | null }
  /** A tab is about to sign out, and asks what only the others know. */
  | { kind: 'leaving' }
  /** So many decisions aren't saved, and are in the memory of the sending tab alone. */
  | { kind: 'held'; count: number }
  | { kind: 'wiped' };

const NEEDS_REVIEWER: readonly unknown[] = ['conflict', 'replaced', 'failed'];

/**
 * A message as a tab of this version sends it; undefined for any other. Messages are only hints, so their shape alone
 * is checked.
 */
export function readTabMessage(value: unknown): TabMessage | undefined {
  const message = asRecord(value);
  const { kind, review, itemIds, states, count } = message;
  if (kind === 'log' || kind === 'hello' || kind === 'leaving' || kind === 'wiped') return { kind };
  if (kind === 'held' && typeof count === 'number' && count > 0) return { kind, count };
  if (typeof review !== 'string') return undefined;
  if (kind === 'again' && (itemIds === null || isTexts(itemIds))) return { kind, review, itemIds };
  if (kind === 'states' && Array.isArray(states) && states.every(isReported)) return { kind, review, states };
  return undefined;
}

function isReported(value: unknown): value is ReportedState {
  if (!Array.isArray(value) || value.length !== 3 || !isTexts(value.slice(0, 2))) return false;
  const { step, theirs, problem } = asRecord(value[2]);
  if (!NEEDS_REVIEWER.includes(step)) return false;
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
