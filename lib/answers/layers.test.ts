import { describe, expect, test } from 'vitest';
import type { ItemState } from '../review/item-state';
import type { DecisionItem } from '../review/model';
import { anIntent, anItem, ME, maker, OTHER } from '../review/testing';
import { type Confirmed, type Layers, rowAnswer } from './layers';

const me = { userId: ME, name: 'Adele Vance', username: 'adele@contoso.com' };
const NOON = Date.parse('2026-11-20T12:00:00Z');
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();
const by = (
  who: string,
  decision: DecisionItem['decision'],
  seconds: number,
  over: Partial<DecisionItem> = {},
) =>
  anItem({
    decision,
    justification: `${who} at ${seconds}`,
    reviewedBy: maker(who),
    reviewedAt: at(seconds),
    ...over,
  });
const read = (item: DecisionItem, seconds: number) => ({ item, at: NOON + seconds * 1000 });
const open = anItem();
const choice = (state: ItemState, decision: 'Approve' | 'Deny' | 'NotReviewed' = 'Approve') => ({
  intent: anIntent(open, { decision, justification: 'Mine.' }),
  state,
});
const confirmed = (over: Partial<Confirmed> = {}): Confirmed => ({
  itemId: open.id,
  decision: 'Approve',
  justification: 'Mine.',
  reviewedAt: at(10),
  confirmedAt: NOON + 11_000,
  ...over,
});
const stands = (layers: Partial<Layers>) =>
  rowAnswer(
    { listed: read(open, 0), single: undefined, confirmed: undefined, progress: undefined, ...layers },
    me,
  );

describe('reads of one item', () => {
  test('the later read counts, with the evidence of the list’s read', () => {
    const listed = read(anItem({ outlier: true }), 0);
    const single = read(by(OTHER, 'Deny', 5, { outlier: null }), 6);
    expect(stands({ listed, single })).toMatchObject({
      decision: 'Deny',
      item: { outlier: true, reviewedBy: { id: OTHER } },
      theirs: { decision: 'Deny' },
    });
    expect(
      stands({ listed: read(by(OTHER, 'Deny', 5), 9), single: read(by(ME, 'Approve', 3), 6) }),
    ).toMatchObject({
      decision: 'Deny',
    });
  });

  test('an old copy doesn’t take back what an earlier read showed, until a minute has passed', () => {
    const single = read(by(OTHER, 'Deny', 5), 6);
    expect(stands({ listed: read(open, 10), single }).decision).toBe('Deny');
    expect(stands({ listed: read(open, 66), single }).decision).toBe('NotReviewed');
    expect(stands({ listed: read(by(OTHER, 'Deny', 5), 6), single: read(open, 10) }).decision).toBe('Deny');
    expect(stands({ listed: read(by(OTHER, 'Deny', 5), 6), single: read(open, 66) }).decision).toBe(
      'NotReviewed',
    );
    expect(
      stands({ listed: read(by(OTHER, 'Deny', 5), 99), single: read(by(ME, 'Approve', 3), 200) }).decision,
    ).toBe('Deny');
  });

  test('the item’s own read counts when both began at the same moment', () => {
    const both = { listed: read(by(OTHER, 'Deny', 5), 6), single: read(by(ME, 'Approve', 5), 6) };
    expect(stands(both).decision).toBe('Approve');
  });

  test.each<[string, Partial<DecisionItem>]>([
    ['decision', { decision: 'Approve' }],
    ['reason', { justification: 'Another.' }],
    ['time', { reviewedAt: at(6) }],
    ['reviewer', { reviewedBy: maker(ME) }],
    ['outcome', { applyResult: 'AppliedSuccessfully' }],
    ['description of the outcome', { applyDescription: 'The group is synchronised.' }],
  ])('the later read counts also when only the %s differs', (_, over) => {
    const item = by(OTHER, 'Deny', 5);
    expect(stands({ listed: read(item, 6), single: read({ ...item, ...over }, 7) }).item).toMatchObject(over);
  });

  test('an answer that is read again unchanged keeps the same item object', () => {
    const item = by(OTHER, 'Deny', 5);
    expect(stands({ listed: read(item, 6), single: read({ ...item }, 7) }).item).toBe(item);
  });
});

describe('what this device read back', () => {
  test('replaces an older list’s answer, under my name', () => {
    expect(stands({ confirmed: confirmed() })).toMatchObject({
      decision: 'Approve',
      justification: 'Mine.',
      item: {
        reviewedAt: at(10),
        reviewedBy: {
          id: ME,
          displayName: 'Adele Vance',
          userPrincipalName: 'adele@contoso.com',
          system: false,
        },
      },
      mine: false,
      status: null,
      theirs: null,
    });
  });

  test('gives way to a newer answer', () => {
    expect(stands({ listed: read(by(OTHER, 'Deny', 11), 12), confirmed: confirmed() }).decision).toBe('Deny');
  });

  test('gives way to a read without an answer only after a minute: by then it was taken back', () => {
    expect(stands({ listed: read(open, 20), confirmed: confirmed() }).decision).toBe('Approve');
    expect(stands({ listed: read(open, 71), confirmed: confirmed() }).decision).toBe('NotReviewed');
  });

  test('replaces my decision in an older read when I took it back, and not in a newer one', () => {
    const takenBack = confirmed({ decision: 'NotReviewed', justification: '', reviewedAt: null });
    expect(stands({ listed: read(by(ME, 'Deny', 5), 6), confirmed: takenBack })).toMatchObject({
      decision: 'NotReviewed',
      item: { reviewedBy: null },
    });
    for (const then of [11, 12])
      expect(stands({ listed: read(by(ME, 'Deny', 5), then), confirmed: takenBack }).decision).toBe('Deny');
  });
});

describe('my choice', () => {
  test.each<ItemState>([
    { step: 'device', waitsFor: 'network' },
    { step: 'sending' },
    { step: 'checking' },
    { step: 'saved', at: at(10) },
  ])('stands while it is on its way or saved: $step', (state) => {
    expect(stands({ listed: read(by(OTHER, 'Deny', 5), 6), progress: choice(state) })).toMatchObject({
      decision: 'Approve',
      justification: 'Mine.',
      mine: true,
      status: state,
      theirs: null,
    });
  });

  test('that was refused shows only in the status', () => {
    const state = { step: 'failed', problem: { code: 'refused' } } as const;
    expect(stands({ progress: choice(state) })).toMatchObject({
      decision: 'NotReviewed',
      mine: false,
      status: state,
    });
  });

  test.each(['conflict', 'replaced'] as const)('shows somebody else’s answer when its step is %s', (step) => {
    const theirs = by(OTHER, 'Deny', 5);
    expect(stands({ progress: choice({ step, theirs }) })).toMatchObject({
      decision: 'Deny',
      mine: false,
      item: { reviewedBy: { id: OTHER } },
      theirs: { decision: 'Deny' },
    });
    const since = by('33333333-3333-4333-8333-333333333333', 'DontKnow', 9);
    expect(stands({ listed: read(since, 10), progress: choice({ step, theirs }) }).decision).toBe('DontKnow');
  });

  test('that was saved doesn’t look saved once there is a newer answer', () => {
    const saved = choice({ step: 'saved', at: at(10) });
    expect(stands({ listed: read(by(OTHER, 'Deny', 11), 12), progress: saved })).toMatchObject({
      decision: 'Deny',
      mine: false,
      status: { step: 'replaced', theirs: { decision: 'Deny' } },
      theirs: { decision: 'Deny' },
    });
    expect(stands({ listed: read(by(ME, 'Deny', 11), 12), progress: saved })).toMatchObject({
      decision: 'Deny',
      mine: false,
      status: null,
      theirs: null,
    });
    expect(stands({ listed: read(by(OTHER, 'Deny', 10), 12), progress: saved }).mine).toBe(true);
  });

  test('that was saved and then reset is shown as not reviewed a minute later', () => {
    const saved = choice({ step: 'saved', at: at(10) });
    expect(stands({ listed: read(open, 60), confirmed: confirmed(), progress: saved }).mine).toBe(true);
    expect(stands({ listed: read(open, 71), confirmed: confirmed(), progress: saved })).toMatchObject({
      decision: 'NotReviewed',
      mine: false,
      status: null,
    });
    expect(stands({ listed: read(open, 69), progress: saved }).mine).toBe(true);
    expect(stands({ listed: read(open, 70), progress: saved }).mine).toBe(false);
    const back = choice({ step: 'saved', at: at(10) }, 'NotReviewed');
    expect(stands({ listed: read(open, 99), progress: back }).status).toEqual({ step: 'saved', at: at(10) });
  });
});

test('a saved decision isn’t replaced by an earlier answer, however late that is read', () => {
  const progress = choice({ step: 'saved', at: at(10) });
  expect(stands({ listed: read(by(OTHER, 'Deny', 5), 200), progress })).toMatchObject({
    decision: 'Approve',
    status: { step: 'saved' },
  });
});

describe('a decision that was taken back', () => {
  const saved = { step: 'saved', at: at(3_600) } as const;
  const takenBack = confirmed({
    decision: 'NotReviewed',
    justification: '',
    reviewedAt: null,
    confirmedAt: NOON + 3_600_000,
  });
  const shows = (item: DecisionItem, seconds: number) =>
    stands({ listed: read(item, seconds), confirmed: takenBack, progress: choice(saved, 'NotReviewed') });

  test('gives way to a later answer, though this device’s clock is ahead of Graph’s', () => {
    const theirs = by(OTHER, 'Deny', 1_200);
    expect(shows(theirs, 3_660)).toMatchObject({
      decision: 'Deny',
      status: { step: 'replaced' },
      theirs: { decision: 'Deny' },
    });
    expect(shows(by(ME, 'Approve', 1_200), 3_660)).toMatchObject({ decision: 'Approve', status: null });
    // Without its receipt, the time it was saved counts.
    const alone = (seconds: number) =>
      stands({ listed: read(theirs, seconds), progress: choice(saved, 'NotReviewed') }).status?.step;
    expect([alone(3_659), alone(3_660)]).toEqual(['saved', 'replaced']);
  });

  test('stays while the read may be an old copy, unless the answer in it is newer', () => {
    expect(shows(by(OTHER, 'Deny', 1_200), 3_659)).toMatchObject({ decision: 'NotReviewed', status: saved });
    expect(shows(by(OTHER, 'Deny', 3_601), 3_659)).toMatchObject({ status: { step: 'replaced' } });
  });
});

test('a reset decision disappears after a minute also when this device’s clock is behind Graph’s', () => {
  const saved = choice({ step: 'saved', at: at(300) });
  const own = confirmed({ reviewedAt: at(300), confirmedAt: NOON + 1_000 });
  expect(stands({ listed: read(open, 60), confirmed: own, progress: saved }).mine).toBe(true);
  expect(stands({ listed: read(open, 61), confirmed: own, progress: saved })).toMatchObject({
    decision: 'NotReviewed',
    mine: false,
    status: null,
  });
});

test('an answer without a time doesn’t replace my saved decision', () => {
  const saved = choice({ step: 'saved', at: at(10) });
  const untimed = by(OTHER, 'Deny', 5, { reviewedAt: null });
  expect(stands({ listed: read(untimed, 12), progress: saved })).toMatchObject({
    mine: true,
    status: saved.state,
  });
});

test('Microsoft’s own answer is never shown as one to be replaced', () => {
  const item = by(OTHER, 'Deny', 5, { reviewedBy: { ...maker(OTHER), system: true } });
  expect(stands({ listed: read(item, 6) })).toMatchObject({ decision: 'Deny', theirs: null });
});
