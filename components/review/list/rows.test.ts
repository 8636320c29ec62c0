import { describe, expect, test } from 'vitest';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { anIntent, anItem, answersOn, aReview, guid, ME } from '../../../lib/review/testing';
import type { Arranged, ArrangedRow } from '../../../lib/review/workspace/arrange';
import type { Group } from '../../../lib/review/workspace/groups';
import { EVERYBODY, setSelected } from '../../../lib/review/workspace/select';
import { initialsOf } from '../../parts/avatar';
import { countChoices } from '../undo/recording-summary';
import { partOf } from './group-bits';
import { nextSorting } from './list-head';
import { rowSelected } from './people-list';
import { factsOf } from './row-facts';
import { sameRow } from './same-row';
import { cellTo, nextUndecided, stepTo } from './steps';
import { withoutFolded } from './use-rows';
import type { Selecting } from './use-selecting';

const item = (number: number, over: Partial<DecisionItem> = {}) => anItem({ id: guid(number), ...over });
const itemRow = (number: number, over: Partial<DecisionItem> = {}): ArrangedRow => ({
  kind: 'item',
  item: item(number, over),
});
const group = (key: string, items: DecisionItem[]): Group => ({
  key,
  label: { kind: 'text', of: 'department', text: key },
  items,
  undecided: 0,
});
const groupRow = (key: string, items: DecisionItem[] = []): ArrangedRow => ({
  kind: 'group',
  group: group(key, items),
});
const plain: Known = {
  review: aReview(),
  me: ME,
  people: null,
  previous: null,
  awaitsPrevious: false,
  access: null,
  answers: new Map(),
};
const progress = (of: DecisionItem, state: ItemProgress['state']): ItemProgress => ({
  intent: anIntent(of, { decision: 'Deny', justification: 'Left.' }),
  state,
});

describe('folding a group', () => {
  const rows = [groupRow('a'), itemRow(1), itemRow(2), groupRow('b'), itemRow(3)];

  test('hides its people and nobody else’s', () => {
    expect(withoutFolded(rows, new Set(['a']))).toEqual([rows[0], rows[3], rows[4]]);
    expect(withoutFolded(rows, new Set(['b']))).toEqual([rows[0], rows[1], rows[2], rows[3]]);
    expect(withoutFolded(rows, new Set())).toBe(rows);
  });
});

describe('steps', () => {
  const row = (by: number) => ({ do: 'row' as const, by, extend: false });

  test('end at the first and the last row', () => {
    expect(stepTo(4, 10, row(1), 5)).toBe(5);
    expect(stepTo(9, 10, row(1), 5)).toBe(9);
    expect(stepTo(0, 10, row(-1), 5)).toBe(0);
    expect(stepTo(4, 10, row(Number.POSITIVE_INFINITY), 5)).toBe(9);
    expect(stepTo(4, 10, row(Number.NEGATIVE_INFINITY), 5)).toBe(0);
    expect(stepTo(4, 10, { do: 'page', by: 1 }, 5)).toBe(9);
    expect(stepTo(4, 10, { do: 'page', by: -1 }, 3)).toBe(1);
  });

  test('end at the first and the last cell', () => {
    expect(cellTo(0, 3, -1)).toBe(0);
    expect(cellTo(1, 3, 1)).toBe(2);
    expect(cellTo(1, 3, Number.POSITIVE_INFINITY)).toBe(2);
  });

  test('lead to the next undecided row below, then from the top, past groups and decisions on their way', () => {
    const decided = { decision: 'Approve' } as const;
    const rows = [itemRow(1), groupRow('a'), itemRow(2, decided), itemRow(3), itemRow(4)];
    const none = plain;
    const open = { rows, folded: new Set<string>() };
    expect(nextUndecided(open, 0, none)).toBe(3);
    expect(nextUndecided(open, 4, none)).toBe(0);
    const states = new Map([[guid(3), progress(item(3), { step: 'sending' })]]);
    expect(nextUndecided(open, 0, { ...plain, answers: answersOn([item(3)], states) })).toBe(4);
    expect(nextUndecided({ ...open, rows: [itemRow(2, decided)] }, 0, none)).toBe(-1);
  });

  test('lead to a folded group in which somebody waits, and past one in which nobody does', () => {
    const decided = item(2, { decision: 'Approve' });
    const rows = [itemRow(1, decided), groupRow('done', [decided]), groupRow('waiting', [decided, item(3)])];
    expect(nextUndecided({ rows, folded: new Set(['done', 'waiting']) }, 0, plain)).toBe(2);
    // An unfolded group has its people in rows of their own.
    expect(nextUndecided({ rows, folded: new Set(['done']) }, 0, plain)).toBe(-1);
  });
});

describe('a row', () => {
  const facts = { item: item(1), photo: undefined as string | undefined };
  const row = { facts, selected: false, index: 3 };

  test('is rendered again only when one of its parts changes', () => {
    expect(sameRow(row, { ...row, facts: { ...facts } })).toBe(true);
    expect(sameRow(row, { ...row, facts: { ...facts, photo: 'data:' } })).toBe(false);
    expect(sameRow(row, { ...row, facts: { ...facts, item: item(1) } })).toBe(false);
    expect(sameRow(row, { ...row, selected: true })).toBe(false);
  });

  test('is marked as new only where a last time is known', () => {
    const known = (previous: Known['previous']): Known => ({ ...plain, previous });
    const then = { ...item(2), endedAt: null, applyResult: '' };
    const photos = new Map<string, string>();
    expect(factsOf(item(1), known(null), photos).isNew).toBe(false);
    expect(factsOf(item(1), known(new Map([['somebody/', then]])), photos).isNew).toBe(true);
    const unnamed = item(1, { principal: { ...item(1).principal, id: '' } });
    expect(factsOf(unnamed, known(new Map([['somebody/', then]])), photos).isNew).toBe(false);
    const mine = `${item(1).principal.id}/`;
    expect(factsOf(item(1), known(new Map([[mine, then]])), photos)).toMatchObject({
      isNew: false,
      previous: then,
    });
  });

  test('that stays only to keep its place isn’t included in “all”', () => {
    const staying = new Set([guid(1)]);
    const at = (number: number, selection = EVERYBODY, open = true) =>
      rowSelected(itemRow(number) as Extract<ArrangedRow, { kind: 'item' }>, {
        selecting: { selection } as Selecting,
        arranged: { staying } as unknown as Arranged,
        shared: { open } as Parameters<typeof rowSelected>[1]['shared'],
      });
    expect(at(1)).toBe(false);
    expect(at(2)).toBe(true);
    expect(at(2, setSelected(EVERYBODY, [guid(2)], false))).toBe(false);
    expect(at(1, { kind: 'some', ids: staying })).toBe(true);
    expect(at(1, EVERYBODY, false)).toBeNull();
  });
});

test('a group is selected when all its people are', () => {
  const both = group('a', [item(1), item(2)]);
  const some = (...ids: number[]) => ({ kind: 'some' as const, ids: new Set(ids.map(guid)) });
  expect(partOf(both, some())).toBe('none');
  expect(partOf(both, some(1))).toBe('some');
  expect(partOf(both, some(1, 2))).toBe('all');
});

test('pressing a column’s head sorts up, then down, then not at all', () => {
  const up = nextSorting(null, 'person');
  expect(up).toEqual({ column: 'person', descending: false });
  const down = nextSorting(up, 'person');
  expect(down).toEqual({ column: 'person', descending: true });
  expect(nextSorting(down, 'person')).toBeNull();
  expect(nextSorting(down, 'advice')).toEqual({ column: 'advice', descending: false });
});

test('choices are counted by where they are: on the device, on their way, saved or refused', () => {
  const of = item(1);
  const items = ['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => anItem({ id }));
  const states = new Map<string, ItemProgress>([
    ['1', progress(of, { step: 'device', waitsFor: 'turn' })],
    ['2', progress(of, { step: 'sending' })],
    ['3', progress(of, { step: 'checking' })],
    ['4', progress(of, { step: 'saved', at: '2026-11-24T00:00:00Z' })],
    ['5', progress(of, { step: 'failed', problem: { code: 'forbidden' } })],
    ['6', progress(of, { step: 'failed', problem: { code: 'ended' } })],
    ['8', progress(of, { step: 'failed', problem: { code: 'ended', requestId: 'second' } })],
    ['7', progress(of, { step: 'conflict', theirs: item(7, { reviewedBy: null, decision: 'Deny' }) })],
  ]);
  expect(countChoices(answersOn(items, states))).toEqual({
    device: 1,
    onItsWay: 2,
    saved: 1,
    refused: [
      { problem: { code: 'forbidden' }, count: 1, reason: true },
      { problem: { code: 'ended' }, count: 2, reason: true },
    ],
  });
});

test('initials come from the first and the last name, in any script', () => {
  expect(initialsOf('Adele Vance')).toBe('AV');
  expect(initialsOf('Zoë van der Ångström')).toBe('ZÅ');
  expect(initialsOf('Cher')).toBe('C');
  expect(initialsOf('𐐀lex (External) 42')).toBe('𐐀');
  expect(initialsOf('42')).toBe('');
});
