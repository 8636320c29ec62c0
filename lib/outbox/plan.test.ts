import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answered, DecisionItem } from '../review/model';
import { anItem, guid, ME, maker, OTHER } from '../review/testing';
import type { ItemReads, OutboxRow, Send } from './model';
import { FRESH, plan, RULES, SECOND_LOOK } from './plan';
import { SETTLE } from './sends';

const NOW = Date.parse('2026-11-10T12:00:00.000Z');
const NOBODY: Answered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };

function row(over: Partial<OutboxRow> = {}, wanted: Partial<OutboxRow['intent']> = {}): OutboxRow {
  return {
    itemId: guid(1),
    review: { definitionId: guid(100), instanceId: guid(200), stageId: null },
    actId: 'act',
    actAt: NOW - 1_000,
    actOrder: NOW - 1_000,
    actSize: 1,
    accepting: false,
    intent: { itemId: guid(1), decision: 'Approve', justification: 'ok', seen: NOBODY, ...wanted },
    open: true,
    sends: [],
    confirmed: null,
    ...over,
  };
}

function send(over: Partial<Send> = {}): Send {
  return {
    sendingId: 's',
    actOrder: NOW - 1_000,
    at: NOW - 2_000,
    decision: 'Approve',
    justification: 'ok',
    answer: 'none',
    requestId: null,
    ...over,
  };
}

function shows(by: string | null, over: Partial<DecisionItem> = {}): DecisionItem {
  if (by === null) return anItem();
  const reviewedAt = new Date(NOW - 500).toISOString();
  return anItem({ decision: 'Approve', justification: 'ok', reviewedBy: maker(by), reviewedAt, ...over });
}

function looked(item: DecisionItem, over: Partial<ItemReads> = {}): ItemReads {
  return { read: { item, at: NOW - 100, there: NOW }, known: null, rival: null, ...over };
}

const step = (one: OutboxRow, at: ItemReads, now = NOW) => plan(one, at, now, ME).do;

describe('before it is sent', () => {
  test('an item is read, and read again when that read is more than a second old', () => {
    expect(step(row(), { read: null, known: null, rival: null })).toBe('read');
    expect(step(row(), looked(shows(null)))).toBe('send');
    expect(step(row(), looked(shows(null)), NOW + FRESH + 1)).toBe('read');
  });

  test('an answer that wasn’t on screen is a conflict; one that was is not', () => {
    const theirs = shows(OTHER, { decision: 'Deny' });
    expect(step(row(), looked(theirs))).toBe('conflict');
    expect(step(row({}, { seen: theirs }), looked(theirs))).toBe('send');
    expect(step(row(), looked(shows(ME, { decision: 'Deny' })))).toBe('conflict');
  });

  test('my own answer from this device is no conflict, whatever the screen showed', () => {
    const mine = shows(ME, { decision: 'Deny', justification: '' });
    expect(
      step(row({ sends: [send({ decision: 'Deny', justification: '', answer: 'accepted' })] }), looked(mine)),
    ).toBe('send');
    const confirmed = {
      itemId: guid(1),
      decision: 'Deny' as const,
      justification: '',
      reviewedAt: mine.reviewedAt,
      requestIds: [],
      sends: 1,
      sentAt: null,
      confirmedAt: NOW - 300,
    };
    expect(step(row({ confirmed }), looked(mine))).toBe('send');
  });

  test('a decision that stands there already is not sent, unless the read may be an older copy', () => {
    expect(step(row(), looked(shows(ME)))).toBe('done');
    const seen = shows(OTHER, { decision: 'Deny', reviewedAt: new Date(NOW - 100).toISOString() });
    expect(step(row({}, { seen }), looked(shows(ME)))).toBe('wait');
    expect(step(row(), looked(shows(ME), { known: seen }))).toBe('wait');
  });

  test('taking back is sent when the answer was on screen, although the read shows none', () => {
    const takeBack = { decision: 'NotReviewed' as const, justification: '' };
    expect(step(row({}, { ...takeBack, seen: shows(ME) }), looked(shows(null)))).toBe('send');
    expect(step(row({}, takeBack), looked(shows(null)))).toBe('done');
  });
});

describe('after it was sent', () => {
  test('a send without an answer is looked for, and repeated when the read doesn’t show it', () => {
    expect(step(row({ sends: [send()] }), { read: null, known: null, rival: null })).toBe('read');
    expect(step(row({ sends: [send()] }), looked(shows(null)))).toBe('send');
    expect(step(row({ sends: [send()] }), looked(shows(ME)))).toBe('done');
  });

  test('a different value waits until the lost one can’t arrive any more, or a read shows it', () => {
    const lost = send({ decision: 'Deny', justification: '' });
    expect(plan(row({ sends: [lost] }), looked(shows(null)), NOW, ME)).toEqual({
      do: 'wait',
      until: lost.at + SETTLE,
    });
    expect(step(row({ sends: [lost] }), looked(shows(null)), lost.at + SETTLE)).not.toBe('wait');
    const landed = shows(ME, { decision: 'Deny', justification: '' });
    expect(step(row({ sends: [lost] }), looked(landed))).toBe('send');
    expect(step(row({ sends: [lost, { ...lost, sendingId: 't' }] }), looked(landed))).toBe('wait');
    expect(step(row({ sends: [{ ...lost, twin: true }] }), looked(landed))).toBe('wait');
    expect(step(row({ sends: [lost] }, { seen: landed }), looked(landed))).toBe('wait');
  });

  test('a read of the wanted value is no proof while a different value may still arrive', () => {
    const lost = send({ decision: 'Deny' });
    expect(step(row({ sends: [lost, send({ answer: 'accepted' })] }), looked(shows(ME)))).toBe('wait');
  });

  test('a copy from before a different value was sent proves nothing', () => {
    const before = send({ decision: 'Deny', at: NOW - 2 * SETTLE });
    expect(step(row({ sends: [before] }), looked(shows(ME)))).toBe('send');
    expect(step(row({ sends: [send({ at: NOW - 3 * SETTLE }), before, send()] }), looked(shows(ME)))).toBe(
      'send',
    );
  });

  test('after an answer was taken back, only an accepted send proves the same answer', () => {
    const entry = {
      itemId: guid(1),
      requestIds: [],
      sends: 1,
      sentAt: NOW - 9_000,
      confirmedAt: NOW - 5_000,
    };
    const confirmed = { ...entry, decision: 'NotReviewed' as const, justification: '', reviewedAt: null };
    expect(step(row({ confirmed }), looked(shows(ME)))).toBe('send');
    expect(step(row({ confirmed, sends: [send()] }), looked(shows(ME)))).toBe('send');
    expect(step(row({ confirmed, sends: [send({ answer: 'accepted' })] }), looked(shows(ME)))).toBe('done');
  });

  test('an accepted send is waited for, and sent again after the settle time', () => {
    const accepted = row({ sends: [send({ answer: 'accepted' })] });
    expect(step(accepted, looked(shows(null)))).toBe('wait');
    const later = NOW + SETTLE;
    const read = { item: shows(null), at: later, there: later };
    expect(step(accepted, { read, known: null, rival: null }, later)).toBe('send');
    expect(step(accepted, looked(shows(ME)))).toBe('done');
  });

  test('another reviewer’s answer counts at the second read, and not while my send may still arrive', () => {
    const accepted = row({ sends: [send({ answer: 'accepted' })] });
    const theirs = shows(OTHER, { decision: 'Deny' });
    const first = plan(accepted, looked(theirs), NOW, ME);
    expect(first).toMatchObject({ do: 'wait', rival: { item: theirs } });
    const rival = { item: theirs, at: NOW - 100 - SECOND_LOOK, there: NOW - SECOND_LOOK };
    expect(step(accepted, looked(theirs, { rival }))).toBe('replaced');
    expect(step(row({ sends: [send()] }), looked(theirs, { rival }))).toBe('wait');
  });
});

describe('exact limits', () => {
  test('a read counts as fresh for one second', () => {
    expect(step(row(), looked(shows(null)), NOW + FRESH)).toBe('send');
  });

  test('an accepted send counts as lost after exactly the settle time', () => {
    const accepted = row({ sends: [send({ answer: 'accepted', at: NOW - SETTLE })] });
    expect(step(accepted, looked(shows(null)))).toBe('send');
    const late = row({ sends: [send({ answer: 'accepted', at: NOW - SETTLE + 1 })] });
    expect(plan(late, looked(shows(null)), NOW, ME)).toEqual({ do: 'wait', until: NOW + 1 });
  });
});

describe('an older copy', () => {
  const seen = shows(OTHER, { decision: 'Deny', reviewedAt: new Date(NOW - 100).toISOString() });

  test('is read again after the time of a second look', () => {
    const until = NOW - 100 + SECOND_LOOK;
    expect(plan(row({}, { seen }), looked(shows(ME)), NOW, ME)).toStrictEqual({ do: 'wait', until });
  });

  test('keeps the rival that an earlier read showed', () => {
    const rival = { item: seen, at: NOW - 200, there: NOW - 150 };
    expect(plan(row({}, { seen }), looked(shows(ME), { rival }), NOW, ME)).toMatchObject({ rival });
  });
});

describe('an item without an answer, although an earlier read showed one', () => {
  const theirs = shows(OTHER, { decision: 'Deny' });
  const empty = shows(null);
  const at = NOW - 100;
  const gone = (over: Partial<ItemReads> = {}) => looked(empty, { known: theirs, ...over });

  test('is believed once a second read shows it', () => {
    const first = plan(row(), gone(), NOW, ME);
    expect(first).toEqual({ do: 'wait', until: at + SECOND_LOOK, rival: { item: empty, at, there: NOW } });
    const rival = { item: empty, at: at - SECOND_LOOK, there: at };
    expect(step(row(), gone({ rival }))).toBe('send');
    const early = { ...rival, at: at - SECOND_LOOK + 1 };
    expect(plan(row(), gone({ rival: early }), NOW, ME)).toEqual({ do: 'wait', until: at + 1, rival: early });
  });

  test('isn’t proved by an earlier read that showed something else', () => {
    const rival = { item: theirs, at: at - SECOND_LOOK, there: at };
    expect(plan(row(), gone({ rival }), NOW, ME)).toMatchObject({
      do: 'wait',
      until: at + SECOND_LOOK,
      rival: { item: empty },
    });
  });

  test('is believed at once when the earlier answer came from this device', () => {
    const mine = send({ decision: 'Deny', justification: 'ok', at: NOW - 2 * SETTLE });
    const own = shows(ME, { decision: 'Deny' });
    expect(step(row({ sends: [mine] }), looked(empty, { known: own }))).toBe('send');
    expect(step(row(), looked(empty, { known: null }))).toBe('send');
  });
});

describe('whose answer it is', () => {
  const deny = { decision: 'Deny' as const };

  test('an answer with the same time as the seen one doesn’t delay the send', () => {
    const seen = shows(OTHER, deny);
    const known = shows(OTHER, { ...deny, justification: 'other words' });
    expect(step(row({}, { seen }), looked(seen, { known }))).toBe('send');
  });

  test('somebody else’s answer is a conflict although it is the wanted decision', () => {
    expect(step(row(), looked(shows(OTHER)))).toBe('conflict');
  });

  test('an item without an answer counts as nobody’s, even with my name on it', () => {
    expect(step(row(), looked(anItem({ reviewedBy: maker(ME) })))).toBe('send');
  });

  test('my answer that I saw, given again elsewhere in the same words, is no conflict', () => {
    const seen = shows(ME, { ...deny, reviewedAt: new Date(NOW - 9_000).toISOString() });
    expect(step(row({}, { seen }), looked(shows(ME, deny)))).toBe('send');
    const theirs = { ...seen, reviewedBy: maker(OTHER) };
    expect(step(row({}, { seen: theirs }), looked(shows(ME, deny)))).toBe('conflict');
  });
});

describe('somebody else’s answer after mine', () => {
  const theirs = shows(OTHER, { decision: 'Deny' });
  const at = NOW - 100;
  const long = { item: theirs, at: at - SECOND_LOOK, there: at };
  const late = send({ at: NOW - 2 * SETTLE });

  test('replaces mine when mine was accepted, and is a conflict when mine was never answered', () => {
    const accepted = row({ sends: [{ ...late, answer: 'accepted' }] });
    expect(step(accepted, looked(theirs, { rival: long }))).toBe('replaced');
    expect(step(row({ sends: [late] }), looked(theirs, { rival: long }))).toBe('conflict');
  });

  test('waits the time of a second look, counted from the first', () => {
    const rival = { ...long, at: long.at + 1 };
    expect(plan(row({ sends: [late] }), looked(theirs, { rival }), NOW, ME)).toEqual({
      do: 'wait',
      until: at + 1,
      rival,
    });
  });

  test('is looked at a second time when it differs from the first look', () => {
    const rival = { ...long, item: shows(OTHER, { decision: 'DontKnow' }) };
    expect(step(row({ sends: [late] }), looked(theirs, { rival }))).toBe('wait');
  });

  test('is looked at twice when I had taken mine back', () => {
    const entry = {
      itemId: guid(1),
      requestIds: [],
      sends: 1,
      sentAt: NOW - 9_000,
      confirmedAt: NOW - 5_000,
    };
    const back = { ...entry, decision: 'NotReviewed' as const, justification: '', reviewedAt: null };
    expect(step(row({ confirmed: back }), looked(theirs))).toBe('wait');
    expect(step(row({ confirmed: back }), looked(theirs, { rival: long }))).toBe('conflict');
    expect(step(row({ confirmed: { ...back, decision: 'Approve' } }), looked(theirs))).toBe('conflict');
  });
});

describe('without the rule', () => {
  const nothing: ItemReads = { read: null, known: null, rival: null };
  const without = (off: Partial<typeof RULES>, one: OutboxRow, at: ItemReads) =>
    plan(one, at, NOW, ME, { ...RULES, ...off });

  test('readBack, an accepted write counts as saved', () => {
    const off = { readBack: false };
    expect(without(off, row({ sends: [send({ answer: 'accepted' })] }), nothing)).toEqual({
      do: 'done',
      reviewedAt: null,
    });
    expect(without(off, row({ sends: [send()] }), nothing)).toEqual({ do: 'read' });
  });

  test('readBeforeSend, a choice is sent without a read, unless something was sent before', () => {
    const off = { readBeforeSend: false };
    expect(without(off, row(), nothing)).toEqual({ do: 'send' });
    expect(without(off, row({ sends: [send()] }), nothing)).toEqual({ do: 'read' });
  });

  test('ambiguityPerItem, a different value that was sent for an older act is forgotten', () => {
    const lost = row({ sends: [send({ decision: 'Deny' })] });
    expect(without({}, lost, looked(shows(null))).do).toBe('wait');
    expect(without({ ambiguityPerItem: false }, lost, looked(shows(null)))).toEqual({ do: 'send' });
  });

  test('settleWindow, a different value is sent while an earlier one may still arrive', () => {
    const lost = row({ sends: [send({ decision: 'Deny' })] });
    expect(without({ settleWindow: false }, lost, looked(shows(null)))).toEqual({ do: 'send' });
  });

  test('staleGuard, one read without an answer is believed', () => {
    const known = shows(OTHER, { decision: 'Deny' });
    expect(without({ staleGuard: false }, row(), looked(shows(null), { known }))).toEqual({ do: 'send' });
  });

  test('secondLook, somebody else’s answer is believed at the first read', () => {
    const accepted = row({ sends: [send({ answer: 'accepted' })] });
    const theirs = shows(OTHER, { decision: 'Deny' });
    expect(without({ secondLook: false }, accepted, looked(theirs)).do).toBe('replaced');
  });
});

const decision = fc.constantFrom('Approve' as const, 'Deny' as const, 'NotReviewed' as const);
const answer = fc.constantFrom('none' as const, 'accepted' as const);
const anySend = fc.record({ decision, answer, at: fc.integer({ min: NOW - 3 * SETTLE, max: NOW }) });
const reason = (wanted: string) => (wanted === 'NotReviewed' ? '' : 'ok');

test('no different value is ever sent while an earlier one may arrive, unless a read shows that it did', () => {
  fc.assert(
    fc.property(
      decision,
      fc.array(anySend, { maxLength: 4 }),
      decision,
      fc.constantFrom(ME, OTHER, null),
      (wanted, sends, there, by) => {
        const one = row(
          { sends: sends.map((each) => send({ ...each, justification: reason(each.decision) })) },
          { decision: wanted, justification: reason(wanted) },
        );
        const item = shows(by, by ? { decision: there, justification: reason(there) } : {});
        if (step(one, looked(item)) !== 'send') return;
        const open = one.sends.filter((each) => each.answer === 'none' && NOW < each.at + SETTLE);
        const different = open.filter((each) => each.decision !== wanted);
        expect(different.every((each) => by === ME && open.length === 1 && each.decision === there)).toBe(
          true,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});
