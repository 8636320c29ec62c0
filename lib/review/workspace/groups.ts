import { accessText, withoutDetail } from '../access';
import { collate } from '../collation';
import type { Known } from '../known';
import type { Advice, DecisionItem, RecordedDecision, Resource } from '../model';
import { canCompare, isComparable, previousOf } from '../previous';
import { isUndecided } from '../progress';
import { answerIn } from '../row-answer';
import { countedFrom, SIGN_IN_BANDS, type SignInBand, signInBand } from '../sign-in';
import { keyOfAccess } from './accesses';
import type { Grouping } from './view';

/** A group's name where it isn't a text of the tenant; `notKnown`: the directory doesn't tell. */
export type GroupWord =
  | { of: 'advice'; word: Advice }
  | { of: 'signIn'; word: SignInBand }
  | { of: 'previous'; word: RecordedDecision | 'new' }
  | { of: 'access' | 'department' | 'manager' | 'previous' | 'signIn'; word: 'notKnown' };

export type GroupLabel =
  | { kind: 'text'; of: 'department' | 'manager'; text: string }
  | { kind: 'access'; key: string; resource: Resource }
  | ({ kind: 'word' } & GroupWord);

export interface Group {
  /** The same for the same group, whatever else changes. */
  key: string;
  label: GroupLabel;
  /** The matching items; deciding for the group decides for these. */
  items: readonly DecisionItem[];
  undecided: number;
}

/** The order of groups, with the most doubtful first. */
const ADVICE: readonly Advice[] = ['Deny', 'Approve', 'None', 'Unknown'];
const PREVIOUS = ['Deny', 'DontKnow', 'NotReviewed', 'Approve', 'Unknown', 'new'] as const;

/**
 * Puts items into groups and keeps their order within each group. The groups' order: recommendation Deny, Approve,
 * none; sign-ins from the newest to never; last time's decision Deny, Don't know, none, Approve, new; names by the
 * reader's language; unknown values last.
 */
export function groupItems(
  items: readonly DecisionItem[],
  grouping: Grouping,
  known: Known,
  now: number,
  collator: Intl.Collator,
): { label: GroupLabel; key: string; items: DecisionItem[] }[] {
  const labelOf = labeller(grouping, known, now);
  const groups = new Map<string, { key: string; label: GroupLabel; items: DecisionItem[] }>();
  for (const item of items) {
    const label = labelOf(item);
    const key = keyOf(label);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { key, label, items: [item] });
  }
  const found = [...groups.values()];
  const places = collate(
    found.map(({ label }) => placeOf(label)),
    collator,
  );
  const place = new Map(found.map(({ key }, index) => [key, places[index] ?? 0]));
  return found.sort(
    (one, other) => (place.get(one.key) ?? 0) - (place.get(other.key) ?? 0) || (one.key < other.key ? -1 : 1),
  );
}

/** How many of the items are not reviewed, as the screen shows it. */
export function countUndecided(items: readonly DecisionItem[], known: Known): number {
  return items.filter((item) => isUndecided(answerIn(known, item))).length;
}

function labeller(grouping: Grouping, known: Known, now: number): (item: DecisionItem) => GroupLabel {
  const from = countedFrom(known.review, now);
  switch (grouping) {
    case 'access':
    case 'permission':
      return (item) => accessLabel(item, grouping === 'permission');
    case 'advice':
      return ({ advice }) => ({ kind: 'word', of: 'advice', word: advice });
    case 'signIn':
      return (item) => {
        const band = signInBand(item, from);
        return band
          ? { kind: 'word', of: 'signIn', word: band }
          : { kind: 'word', of: 'signIn', word: 'notKnown' };
      };
    case 'previous':
      return (item) => ({ kind: 'word', of: 'previous', word: previousWord(item, known) });
    default:
      return (item) => {
        const text = known.people?.get(item.principal.id)?.[grouping]?.trim();
        return text ? { kind: 'text', of: grouping, text } : { kind: 'word', of: grouping, word: 'notKnown' };
      };
  }
}

function previousWord(item: DecisionItem, { previous }: Known): RecordedDecision | 'new' | 'notKnown' {
  if (!canCompare(previous)) return 'notKnown';
  return previousOf(item, previous)?.decision ?? (isComparable(item) ? 'new' : 'notKnown');
}

function accessLabel(item: DecisionItem, inParts: boolean): GroupLabel {
  if (!item.resource) return { kind: 'word', of: 'access', word: 'notKnown' };
  if (inParts) return { kind: 'access', key: keyOfAccess(item), resource: item.resource };
  return { kind: 'access', key: item.resource.id, resource: withoutDetail(item.resource) };
}

/** A group's key. Its form differs between a tenant's name and a word of the portal, so that the two can't be equal. */
function keyOf(label: GroupLabel): string {
  if (label.kind === 'access') return `access=${label.key}`;
  return label.kind === 'text' ? `${label.of}=${label.text}` : `${label.of}:${label.word}`;
}

function placeOf(label: GroupLabel): string | number {
  if (label.kind === 'text') return label.text;
  if (label.kind === 'access') return accessText(label.resource);
  if (label.word === 'notKnown') return Number.MAX_SAFE_INTEGER;
  if (label.of === 'advice') return ADVICE.indexOf(label.word);
  return label.of === 'signIn' ? SIGN_IN_BANDS.indexOf(label.word) : PREVIOUS.indexOf(label.word);
}
