import fc from 'fast-check';
import type { ItemProgress, ItemState } from '../item-state';
import { type Known, previousKey } from '../known';
import type { DecisionItem, PersonDetails, PreviousAnswer } from '../model';
import {
  anIntent,
  anItem,
  answersOn,
  daysBefore,
  guid,
  ME,
  maker,
  OTHER,
  previousAnswer,
  someKnown,
} from '../testing';
import { NAMES } from './testing';
import { COLUMNS, FILTERS, GROUPINGS, type View } from './view';

/** Random reviews, for properties that must hold for all of them. */

const TEXTS = [null, 'Sales', 'sales', 'Finance', 'Recherche & Développement'];
const REASONS = ['', 'Left the team', 'Needs it'];
const DECISIONS = ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const;

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);

const anyItem = fc
  .record({
    name: pick(NAMES),
    days: fc.option(fc.integer({ min: -20, max: 800 })),
    advice: pick(['Approve', 'Deny', 'None', 'Unknown'] as const),
    outlier: pick([true, false, null]),
    decision: pick([...DECISIONS, 'Unknown'] as const),
    reason: pick(REASONS),
    by: pick([ME, OTHER]),
    resource: pick(['Payroll', 'payroll', 'Wiki']),
    permission: pick([null, 'read', 'write']),
  })
  .map(({ name, days, advice, outlier, decision, reason, by, resource, permission }) =>
    anItem({
      principal: { id: '', displayName: name, userPrincipalName: 'x@contoso.com', kind: 'user' },
      resource: {
        id: resource,
        displayName: resource,
        type: 'group',
        ...(permission && { permission: { id: permission, displayName: permission, description: '' } }),
      },
      lastSignInAt: days === null ? null : daysBefore(days),
      advice,
      outlier,
      decision,
      ...(decision === 'NotReviewed'
        ? {}
        : { justification: reason, reviewedBy: maker(by), reviewedAt: '2026-11-05T00:00:00.000Z' }),
    }),
  );

/** Items with unique ids; a person may come more than once, as in a review of several resources. */
export const someItems = fc
  .array(fc.record({ item: anyItem, person: fc.integer({ min: 0, max: 9 }) }), { maxLength: 30 })
  .map((made) =>
    made.map(({ item, person }, index) => ({
      ...item,
      id: guid(1000 + index),
      principal: { ...item.principal, id: guid(300 + person) },
    })),
  );

const anyPerson: fc.Arbitrary<PersonDetails> = fc.record({
  jobTitle: pick(TEXTS),
  department: pick(TEXTS),
  manager: pick(TEXTS),
  managerId: fc.constant(null),
  managerAddress: fc.constant(null),
  kind: pick(['member', 'guest', null] as const),
  enabled: pick([true, false, null]),
});

const anyStep = pick(['device', 'sending', 'checking', 'saved', 'conflict', 'replaced', 'failed'] as const);

function stateOf(step: ItemState['step'], item: DecisionItem): ItemState {
  const theirs = { ...item, decision: 'Deny' as const, reviewedBy: maker(OTHER), reviewedAt: daysBefore(-8) };
  switch (step) {
    case 'device':
      return { step, waitsFor: 'turn' };
    case 'saved':
      return { step, at: daysBefore(-8) };
    case 'failed':
      return { step, problem: { code: 'refused' } };
    case 'conflict':
    case 'replaced':
      return { step, theirs };
    default:
      return { step };
  }
}

/** Random facts beside some items; each fact may be unknown. */
export function knownFor(items: readonly DecisionItem[]): fc.Arbitrary<Known> {
  const persons = fc.option(
    fc
      .array(anyPerson, { minLength: 10, maxLength: 10 })
      .map((people) => new Map(people.map((person, index) => [guid(300 + index), person]))),
  );
  const last = fc.option(
    fc
      .array(fc.option(pick(DECISIONS)), { minLength: items.length, maxLength: items.length })
      .map((decisions) => {
        const previous = new Map<string, PreviousAnswer>();
        items.forEach((item, index) => {
          const decision = decisions[index];
          if (decision) previous.set(previousKey(item), previousAnswer({ decision }));
        });
        return previous;
      }),
  );
  const choices = fc
    .array(fc.option(fc.record({ step: anyStep, decision: pick(DECISIONS) })), {
      minLength: items.length,
      maxLength: items.length,
    })
    .map((made) => {
      const map = new Map<string, ItemProgress>();
      items.forEach((item, index) => {
        const one = made[index];
        if (one)
          map.set(item.id, {
            intent: anIntent(item, { decision: one.decision, justification: 'Mine' }),
            state: stateOf(one.step, item),
          });
      });
      return answersOn(items, map);
    });
  const access = fc.option(
    fc.constant({
      ofResource: new Map([['Payroll', 'synced' as const]]),
      direct: new Map([['Wiki', new Set([guid(300), guid(301)])]]),
    }),
  );
  return fc
    .record({ people: persons, previous: last, access, answers: choices })
    .map((parts) => someKnown({ ...parts }));
}

export const anyView: fc.Arbitrary<View> = fc.record({
  search: pick(['', 'a', 'vance ADELE', 'sales', 'zak']),
  filters: fc.subarray([...FILTERS], { maxLength: 3 }),
  access: fc.option(pick(['Payroll', 'Payroll/read', 'Wiki'])),
  sort: fc.option(fc.record({ column: pick(COLUMNS), descending: fc.boolean() })),
  group: fc.option(pick(GROUPINGS)),
});
