import { describe, expect, test } from 'vitest';
import { previousKey } from '../known';
import type { DecisionItem } from '../model';
import { anItem, daysBefore, ME, maker, OTHER, previousAnswer, progressOn } from '../testing';
import { idsOf, look, named, somePerson } from './testing';
import type { ColumnId } from './view';

describe('order', () => {
  const sorted = (
    items: DecisionItem[],
    column: ColumnId,
    descending = false,
    known: Parameters<typeof look>[2] = {},
  ) => idsOf(look(items, { sort: { column, descending } }, known).matching);

  test('of names is the reader’s, numbers by value', () => {
    const items = [named('1', 'person 10'), named('2', 'Żak'), named('3', 'person 9'), named('4', 'adele')];
    expect(sorted(items, 'person')).toEqual(['4', '3', '1', '2']);
    expect(sorted(items, 'person', true)).toEqual(['2', '1', '3', '4']);
  });

  test('puts missing values last in both directions, and sorts ties by name and then by id', () => {
    const items = [
      named('3', 'Ben'),
      named('2', 'Ann', { advice: 'Deny' }),
      named('1', 'Ann', { advice: 'Deny' }),
      named('4', 'Zoe', { advice: 'Approve' }),
    ];
    expect(sorted(items, 'advice')).toEqual(['1', '2', '4', '3']);
    expect(sorted(items, 'advice', true)).toEqual(['4', '1', '2', '3']);
  });

  test('an unknown sign-in counts as the oldest, and what can’t sign in comes last', () => {
    const { principal } = anItem();
    const items = [
      named('1', 'Ann', { lastSignInAt: daysBefore(1) }),
      named('2', 'Ben'),
      named('3', 'Team', { principal: { ...principal, displayName: 'Team', kind: 'group' } }),
      named('4', 'Zoe', { lastSignInAt: daysBefore(900) }),
    ];
    expect(sorted(items, 'signIn')).toEqual(['2', '4', '1', '3']);
    expect(sorted(items, 'signIn', true)).toEqual(['1', '4', '2', '3']);
  });

  test('ignores spaces around a text, and treats spaces alone as missing', () => {
    const items = [named('1', 'Ann'), named('2', 'Cem'), named('3', 'Ben')];
    const people = new Map(
      ['  ', ' Art', 'Art'].map((department, index) => [`p-${index + 1}`, somePerson({ department })]),
    );
    expect(sorted(items, 'department', false, { people })).toEqual(['3', '2', '1']);
    expect(sorted(items, 'department', true, { people })).toEqual(['3', '2', '1']);
  });

  test('puts people who aren’t compared with others last, in both directions', () => {
    const items = [null, false, true].map((outlier, index) => named(`${index + 1}`, 'Ann', { outlier }));
    expect(sorted(items, 'outlier')).toEqual(['3', '2', '1']);
    expect(sorted(items, 'outlier', true)).toEqual(['2', '3', '1']);
  });

  test('by reviewer puts an answer that names no reviewer last', () => {
    const items = [
      named('1', 'Ann', { decision: 'Deny' }),
      named('2', 'Ben', { decision: 'Deny', reviewedBy: maker(OTHER) }),
    ];
    expect(sorted(items, 'answeredBy')).toEqual(['2', '1']);
    expect(sorted(items, 'answeredBy', true)).toEqual(['2', '1']);
  });

  test('by doubt puts people with more reasons to look at them first', () => {
    const known = { lastSignInAt: daysBefore(1) };
    const items = [
      named('1', 'Ann', known),
      named('2', 'Ben', { ...known, advice: 'Deny' }),
      named('3', 'Cem', { advice: 'Deny' }),
    ];
    expect(sorted(items, 'doubt')).toEqual(['3', '2', '1']);
  });

  test('treats as equal what the language does', () => {
    const items = [named('2', 'Ren\u00e9'), named('1', 'Rene\u0301')];
    expect(sorted(items, 'person')).toEqual(['1', '2']);
    expect(sorted(items.toReversed(), 'person', true)).toEqual(['1', '2']);
  });

  test('is by name for equal keys, ascending in both directions', () => {
    const items = [named('1', 'Zoe', { advice: 'Deny' }), named('2', 'Ann', { advice: 'Deny' })];
    expect(sorted(items, 'advice')).toEqual(['2', '1']);
    expect(sorted(items, 'advice', true)).toEqual(['2', '1']);
  });

  test('by reviewer puts my own answers first, also those on their way', () => {
    const items = [named('1', 'A', { decision: 'Deny', reviewedBy: maker(OTHER) }), named('2', 'B')];
    const states = new Map(items.slice(1).map((item) => [item.id, progressOn(item, { step: 'sending' })]));
    expect(sorted(items, 'answeredBy', false, { states })).toEqual(['2', '1']);
  });

  test('by reviewer uses the name in the cell: an undone answer has none, and Microsoft’s is not mine', () => {
    const undone = named('3', 'C', { decision: 'Deny', reviewedBy: maker(ME) });
    const bySystem = { ...maker(OTHER), displayName: 'AAD Access Reviews', system: true };
    const bySignInName = { ...maker(OTHER), displayName: '', userPrincipalName: 'ann@contoso.com' };
    const items = [
      named('1', 'A', { decision: 'Deny', reviewedBy: bySignInName }),
      named('2', 'B', { decision: 'Deny', reviewedBy: bySystem }),
      undone,
      named('4', 'D', { decision: 'Deny', reviewedBy: maker(ME) }),
    ];
    const { intent, state } = progressOn(undone, { step: 'sending' });
    const states = new Map([['3', { intent: { ...intent, decision: 'NotReviewed' as const }, state }]]);
    expect(sorted(items, 'answeredBy', false, { states })).toEqual(['4', '2', '1', '3']);
    expect(sorted(items, 'answeredBy', true, { states })).toEqual(['1', '2', '4', '3']);
  });

  test('works for each column', () => {
    const items = [
      named('1', 'A', {
        advice: 'Approve',
        outlier: false,
        decision: 'Approve',
        justification: 'b',
        reviewedBy: maker(ME),
      }),
      named('2', 'B', { advice: 'Deny', outlier: true }),
      named('3', 'C', {
        decision: 'Deny',
        justification: 'a',
        reviewedBy: maker(OTHER),
        resource: { id: 'r', displayName: 'R', type: 'group' },
      }),
    ];
    const people = new Map([
      ['p-2', somePerson({ jobTitle: 'b', department: 'b', manager: 'a', kind: 'guest' })],
      ['p-3', somePerson({ jobTitle: 'a', department: 'a', manager: 'b', kind: 'member' })],
    ]);
    const [, second, third] = items;
    const previous = new Map(
      second && third
        ? [
            [previousKey(second), previousAnswer({ decision: 'Approve' })],
            [previousKey(third), previousAnswer({ decision: 'Deny' })],
          ]
        : [],
    );
    const by = (column: ColumnId) => sorted(items, column, false, { people, previous }).join('');
    expect(by('title')).toBe('321');
    expect(by('department')).toBe('321');
    expect(by('manager')).toBe('231');
    expect(by('kind')).toBe('321');
    expect(by('access')).toBe('312');
    expect(by('advice')).toBe('213');
    expect(by('outlier')).toBe('213');
    expect(by('previous')).toBe('321');
    expect(by('answeredBy')).toBe('132');
    expect(by('decision')).toBe('231');
    expect(by('reason')).toBe('312');
  });
});
