import { describe, expect, test } from 'vitest';
import { hasSeveralAccesses } from '../../../lib/review/access';
import type { Known } from '../../../lib/review/known';
import { anItem, aReview, guid } from '../../../lib/review/testing';
import { COLUMNS, type ColumnId } from '../../../lib/review/workspace/view';
import { availableColumns, fewColumns, moveColumn, tracksOf, withUnavailable } from './columns';

const known = (over: Partial<Known> = {}): Known => ({
  review: aReview(),
  me: guid(1),
  people: null,
  previous: null,
  awaitsPrevious: false,
  access: null,
  answers: new Map(),
  ...over,
});
const quietReview = () => {
  const { settings } = aReview().definition;
  return aReview({ definition: { settings: settings && { ...settings, adviceEnabled: false } } });
};

describe('a column without data isn’t offered', () => {
  test('the directory’s columns, without the permission', () => {
    expect([...availableColumns([anItem()], known())]).toEqual([
      'person',
      'signIn',
      'advice',
      'doubt',
      'answeredBy',
      'decision',
      'reason',
    ]);
    const available = availableColumns([anItem()], known({ people: new Map() }));
    for (const column of ['title', 'department', 'manager', 'kind'] as const)
      expect(available).toContain(column);
  });

  test('recommendations and sign-ins, where the review switched them off', () => {
    const available = availableColumns([anItem()], known({ review: quietReview() }));
    expect(available).not.toContain('advice');
    expect(available).not.toContain('signIn');
    expect(availableColumns([anItem({ advice: 'Deny' })], known({ review: quietReview() }))).toContain(
      'advice',
    );
  });

  test('the reasons to look first, unless one of the facts behind them is known', () => {
    const quiet = { review: quietReview() };
    expect(availableColumns([anItem()], known(quiet))).not.toContain('doubt');
    for (const available of [
      availableColumns([anItem({ outlier: false })], known(quiet)),
      availableColumns([anItem({ advice: 'Approve' })], known(quiet)),
      availableColumns([anItem()], known({ ...quiet, people: new Map() })),
    ])
      expect(available).toContain('doubt');
  });

  test('last time, where it has none of these people', () => {
    expect(availableColumns([anItem()], known({ previous: new Map() }))).not.toContain('previous');
    expect(availableColumns([anItem()], known({ awaitsPrevious: true }))).toContain('previous');
  });
});

test('the columns outlier and access are offered as soon as one item has a value', () => {
  const resource = { id: guid(9), displayName: 'Building', type: 'group' };
  const available = availableColumns([anItem(), anItem({ outlier: false, resource })], known());
  expect(available).toContain('outlier');
  expect(available).toContain('access');
});

test('a list has several accesses only with two different resources', () => {
  const at = (id: number) => ({ id: guid(id), displayName: '', type: 'group' });
  expect(hasSeveralAccesses([anItem(), anItem()])).toBe(false);
  expect(hasSeveralAccesses([anItem({ resource: at(1) }), anItem({ resource: at(1) })])).toBe(false);
  expect(hasSeveralAccesses([anItem({ resource: at(1) }), anItem({ resource: at(2) })])).toBe(true);
});

test('the grid has a track for the checkbox only where there is one', () => {
  expect(tracksOf(['person', 'decision'], false)).toEqual({
    template: 'minmax(9rem, 3.6fr) minmax(12.125rem, 2.8fr)',
    least: 21.125,
  });
  expect(tracksOf(['person'], true)).toEqual({ template: '3.25rem minmax(9rem, 3.6fr)', least: 12.25 });
});

test('a narrow window shows the reason column only where an earlier stage has decided', () => {
  const columns = ['person', 'signIn', 'previous', 'decision', 'reason'] as const;
  const earlier = anItem({ decision: 'Approve' });
  expect(fewColumns(columns, [anItem()])).toEqual(['person', 'signIn', 'decision']);
  expect(fewColumns(columns, [anItem({ earlier })])).toEqual(['person', 'signIn', 'decision', 'reason']);
});

test('the usual columns, with the access, fit into 718 px, a tablet’s table', () => {
  const { least } = tracksOf(['person', 'access', 'signIn', 'advice', 'decision'], true);
  expect(least * 16).toBeLessThanOrEqual(718);
});

describe('moving a column', () => {
  const columns = ['person', 'signIn', 'advice', 'decision'] as const;

  test('swaps it with its neighbour', () => {
    expect(moveColumn(columns, 'advice', -1)).toEqual(['person', 'advice', 'signIn', 'decision']);
    expect(moveColumn(columns, 'advice', 1)).toEqual(['person', 'signIn', 'decision', 'advice']);
  });

  test('never moves the person, nor past an end', () => {
    for (const [column, by] of [
      ['person', 1],
      ['signIn', -1],
      ['decision', 1],
      ['manager', 1],
    ] as const)
      expect(moveColumn(columns, column, by), `${column} ${by}`).toEqual(columns);
  });

  test('keeps all columns', () => {
    for (const column of COLUMNS)
      expect([...moveColumn(COLUMNS, column, 1)].sort()).toEqual([...COLUMNS].sort());
  });
});

describe('choosing columns in a review that lacks some of them', () => {
  const preferred = ['person', 'previous', 'signIn', 'manager', 'decision'] as const;
  const available = new Set<ColumnId>(['person', 'signIn', 'advice', 'decision']);

  test('leaves the unavailable columns where they are', () => {
    expect(withUnavailable(preferred, available, ['person', 'decision', 'signIn'])).toEqual([
      'person',
      'previous',
      'decision',
      'manager',
      'signIn',
    ]);
  });

  test('adds a column at the end and removes one', () => {
    expect(withUnavailable(preferred, available, ['person', 'signIn', 'decision', 'advice'])).toEqual([
      ...preferred,
      'advice',
    ]);
    expect(withUnavailable(preferred, available, ['person', 'signIn'])).toEqual([
      'person',
      'previous',
      'signIn',
      'manager',
    ]);
  });
});
