import { accessText } from '../access';
import { collate } from '../collation';
import { isBy } from '../conflict';
import { doubtsOf } from '../doubt';
import type { Known } from '../known';
import type { DecisionItem, PersonDetails } from '../model';
import { previousOf } from '../previous';
import { isPerson, makerName } from '../principal';
import { isUndecided } from '../progress';
import { answerIn } from '../row-answer';
import { signInAt } from '../sign-in';
import type { ColumnId, Sorting } from './view';

/** The value an item is sorted by; null for no value, which is always last. */
export type SortKey = string | number | null;

/** Not reviewed first, because it waits; then decisions that remove access before those that keep it. */
const DECISION_RANKS = { NotReviewed: 0, Deny: 1, DontKnow: 2, Approve: 3, Unknown: 4 };

const text = (value: string | null | undefined): SortKey => value?.trim() || null;

const OF_PERSON = {
  title: ({ jobTitle }) => text(jobTitle),
  department: ({ department }) => text(department),
  manager: ({ manager }) => text(manager),
  kind: ({ kind }) => kind && (kind === 'member' ? 0 : 1),
} satisfies Partial<Record<ColumnId, (person: PersonDetails) => SortKey>>;

type OfPerson = keyof typeof OF_PERSON;

const OF_ITEM: Record<Exclude<ColumnId, OfPerson>, (item: DecisionItem, known: Known) => SortKey> = {
  person: ({ principal }) => text(principal.displayName),
  access: ({ resource }) => text(accessText(resource)),
  // A person without a known sign-in is sorted with the oldest sign-ins, not after everybody.
  signIn: (item) => {
    const at = signInAt(item);
    if (Number.isNaN(at)) return isPerson(item.principal) ? Number.NEGATIVE_INFINITY : null;
    return at;
  },
  advice: ({ advice }) => (advice === 'Deny' ? 0 : advice === 'Approve' ? 1 : null),
  outlier: ({ outlier }) => (outlier === null ? null : outlier ? 0 : 1),
  doubt: (item, known) => -doubtsOf(item, known).length || null,
  previous: (item, { previous }) => {
    const then = previousOf(item, previous);
    return then ? DECISION_RANKS[then.decision] : null;
  },
  answeredBy: (item, known) => {
    const answer = answerIn(known, item);
    if (isUndecided(answer)) return null;
    const { item: now, mine } = answer;
    // My own answers come before everybody else's, whatever my name is.
    if (mine || isBy(now, known.me)) return '';
    return now.reviewedBy && text(makerName(now.reviewedBy));
  },
  decision: (item, known) => DECISION_RANKS[answerIn(known, item).decision],
  reason: (item, known) => text(answerIn(known, item).justification),
};

/** The items with the most reasons to look at them first, first; equal ones in the order they came in. */
export function doubtfulFirst(items: readonly DecisionItem[], known: Known): DecisionItem[] {
  const reasons = new Map(items.map((item) => [item, doubtsOf(item, known).length]));
  return [...items].sort((one, other) => (reasons.get(other) ?? 0) - (reasons.get(one) ?? 0));
}

const isOfPerson = (column: ColumnId): column is OfPerson => column in OF_PERSON;

/** The columns whose values change while somebody decides. */
const CHANGING: ReadonlySet<ColumnId> = new Set(['answeredBy', 'decision', 'reason']);

/** The value by which an item is sorted in a column. */
function sortKey(column: ColumnId, item: DecisionItem, known: Known): SortKey {
  if (!isOfPerson(column)) return OF_ITEM[column](item, known);
  const person = known.people?.get(item.principal.id);
  return person ? OF_PERSON[column](person) : null;
}

/**
 * Sorts items by a column: empty values last in both directions, equal values by name and then by id, always ascending,
 * so that the same items give the same order. `held` keeps the values from when the reviewer chose this order, for the
 * columns that change while deciding: a row keeps its place until the order is chosen again.
 */
export function sortItems(
  items: readonly DecisionItem[],
  known: Known,
  { column, descending }: Sorting,
  collator: Intl.Collator,
  held?: ReadonlyMap<string, SortKey>,
): { items: DecisionItem[]; keys: ReadonlyMap<string, SortKey> } {
  const moves = CHANGING.has(column);
  const keys = new Map<string, SortKey>();
  const found = items.map((item) => {
    const before = held?.get(item.id);
    const key = before === undefined ? sortKey(column, item, known) : before;
    if (moves) keys.set(item.id, key);
    return key;
  });
  const names = collate(
    items.map(({ principal }) => principal.displayName),
    collator,
  );
  const places = collate(found, collator);
  const rows = items.map((item, index) => ({ item, key: places[index] ?? null, name: names[index] ?? 0 }));
  const way = descending ? -1 : 1;
  rows.sort((one, other) => {
    if (one.key !== other.key) {
      if (one.key === null) return 1;
      if (other.key === null) return -1;
      return (one.key - other.key) * way;
    }
    return one.name - other.name || (one.item.id < other.item.id ? -1 : 1);
  });
  return { items: rows.map(({ item }) => item), keys };
}
