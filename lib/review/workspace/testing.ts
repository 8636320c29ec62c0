import type { ItemProgress, ItemState } from '../item-state';
import type { DecisionItem, PersonDetails, PreviousAnswer } from '../model';
import { anIntent, anItem, answersOn, aReview, guid, ME, maker } from '../testing';
import { type Arranged, arrange } from './arrange';
import { type Known, PLAIN_VIEW, previousKey, type View } from './view';

/** Reviews for tests of the workspace: small random ones, and large ones made by number. */

export const NOW = Date.parse('2026-11-10T00:00:00.000Z');
const DAY = 86_400_000;
export const NAMES = [
  'Łukasz Żak',
  'Adele Vance',
  'ADELE vance',
  'Ömer Ünal',
  'علي حسن',
  '山田 太郎',
  'Straße 12',
  '',
];

export function someKnown(over: Partial<Known> = {}): Known {
  return {
    review: aReview(),
    me: ME,
    people: null,
    previous: null,
    awaitsPrevious: false,
    access: null,
    answers: new Map(),
    ...over,
  };
}

/** A time `days` before the start of the tests' review. */
export const daysBefore = (days: number): string =>
  new Date(Date.parse('2026-11-01T00:00:00.000Z') - days * DAY).toISOString();

export function progressOn(
  item: DecisionItem,
  state: ItemState,
  decision = 'Approve' as const,
): ItemProgress {
  return { intent: anIntent(item, { decision }), state };
}

export function previousAnswer(over: Partial<PreviousAnswer> = {}): PreviousAnswer {
  return {
    decision: 'Approve',
    justification: '',
    reviewedBy: maker(ME),
    reviewedAt: '2026-08-05T00:00:00.000Z',
    endedAt: '2026-08-10T00:00:00.000Z',
    applyResult: 'AppliedSuccessfully',
    ...over,
  };
}

/** Many people with all facts known about them; the same people for the same number. */
export function manyItems(count: number): { items: DecisionItem[]; known: Known } {
  const items = Array.from({ length: count }, (_, index) =>
    anItem({
      id: guid(index),
      principal: {
        id: guid(100_000 + index),
        displayName: `${NAMES[index % 6]} ${(index * 7919) % count}`,
        userPrincipalName: `person.${index}@contoso.com`,
        kind: 'user',
      },
      resource: { id: 'r', displayName: 'Payroll', type: 'servicePrincipal' },
      lastSignInAt: index % 11 === 0 ? null : daysBefore((index * 31) % 500),
      advice: index % 3 === 0 ? 'Deny' : 'Approve',
    }),
  );
  const person = (index: number): PersonDetails => ({
    jobTitle: `Title ${index % 40}`,
    department: `Department ${index % 60}`,
    manager: `Manager ${index % 300}`,
    managerId: null,
    managerAddress: null,
    kind: index % 9 === 0 ? 'guest' : 'member',
    enabled: true,
  });
  const people = new Map(items.map(({ principal }, index) => [principal.id, person(index)]));
  const previous = new Map(items.map((item) => [previousKey(item), previousAnswer()]));
  const states = new Map(
    items
      .filter((_, index) => index % 2 === 0)
      .map((item) => [item.id, progressOn(item, { step: 'sending' })]),
  );
  return { items, known: someKnown({ people, previous, answers: answersOn(items, states) }) };
}

/** An item of a named person, whose id is made from the item's. */
export function named(id: string, displayName: string, over: Partial<DecisionItem> = {}): DecisionItem {
  return anItem({ id, principal: { ...anItem().principal, id: `p-${id}`, displayName }, ...over });
}

export function somePerson(over: Partial<PersonDetails>): PersonDetails {
  return {
    jobTitle: null,
    department: null,
    manager: null,
    managerId: null,
    managerAddress: null,
    kind: null,
    enabled: null,
    ...over,
  };
}

const ENGLISH = new Intl.Collator('en', { numeric: true });

/** Items arranged as an English reader sees them; `states`: my decisions, by item id. */
export function look(
  items: readonly DecisionItem[],
  view: Partial<View>,
  { states = new Map(), ...known }: Partial<Known> & { states?: ReadonlyMap<string, ItemProgress> } = {},
  before?: Arranged,
): Arranged {
  return arrange(
    items,
    someKnown({ answers: answersOn(items, states), ...known }),
    { ...PLAIN_VIEW, ...view },
    NOW,
    { before, collator: ENGLISH },
  );
}

export const idsOf = (items: readonly DecisionItem[]): string[] => items.map(({ id }) => id);
