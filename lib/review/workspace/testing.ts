import type { ItemProgress } from '../item-state';
import { type Known, previousKey } from '../known';
import type { DecisionItem, PersonDetails } from '../model';
import { anItem, answersOn, daysBefore, guid, NOW, previousAnswer, progressOn, someKnown } from '../testing';
import { type Arranged, arrange } from './arrange';
import { PLAIN_VIEW, type View } from './view';

/** Reviews for tests of the workspace: small random ones, and large ones made by number. */

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
