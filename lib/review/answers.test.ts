import { describe, expect, test } from 'vitest';
import { sameAnswer } from './answered';
import { shows } from './confirm';
import { conflictsWith, isBy, isNewer, laterOf } from './conflict';
import type { DecisionItem } from './model';
import { anIntent, anItem, ME, maker, OTHER } from './testing';

const T1 = '2026-11-02T00:00:00.000Z';
const T2 = '2026-11-03T00:00:00.000Z';

function answer(by: string, at: string, over: Partial<DecisionItem> = {}): DecisionItem {
  return anItem({ decision: 'Approve', justification: 'ok', reviewedBy: maker(by), reviewedAt: at, ...over });
}

describe('a conflict', () => {
  test("is somebody else's answer that was not on screen", () => {
    expect(conflictsWith(answer(OTHER, T1), anItem(), ME)).toBe(true);
    expect(conflictsWith(answer(OTHER, T2), answer(OTHER, T1), ME)).toBe(true);
  });

  test('is not an answer that was seen, my own, or none', () => {
    expect(conflictsWith(answer(OTHER, T1), answer(OTHER, T1), ME)).toBe(false);
    expect(conflictsWith(answer(ME, T1), anItem(), ME)).toBe(false);
    expect(conflictsWith(anItem(), answer(OTHER, T1), ME)).toBe(false);
  });

  test('is not a late copy of an answer older than the one seen', () => {
    expect(conflictsWith(answer(OTHER, T1), answer(ME, T2), ME)).toBe(false);
  });

  test('counts an answer without a name as somebody else’s', () => {
    expect(conflictsWith(answer(OTHER, T1, { reviewedBy: null }), anItem(), ME)).toBe(true);
  });

  test('is a newer answer with the same content, but not the seen answer with its id in capitals', () => {
    expect(conflictsWith(answer(OTHER, T2), answer(OTHER, T1), ME)).toBe(true);
    const id = 'abcdefab-0000-4000-8000-000000000000';
    expect(conflictsWith(answer(id.toUpperCase(), T1), answer(id, T1), ME)).toBe(false);
  });

  test('is an answer of the same moment that differs from the one seen', () => {
    expect(conflictsWith(answer(OTHER, T1, { decision: 'Deny' }), answer(OTHER, T1), ME)).toBe(true);
  });
});

describe('two answers', () => {
  const one = answer(OTHER, T1);
  test.each<[string, Partial<DecisionItem>]>([
    ['decision', { decision: 'Deny' }],
    ['reason', { justification: 'Another.' }],
    ['time', { reviewedAt: T2 }],
    ['reviewer', { reviewedBy: maker(ME) }],
    ['name', { reviewedBy: null }],
  ])('are not the same where the %s differs', (_, over) => {
    expect(sameAnswer(one, { ...one, ...over })).toBe(false);
    expect(sameAnswer(one, { ...one })).toBe(true);
  });

  test('the later one counts, however its time is written; with equal times the first one stays', () => {
    const times = [null, '2026-11-02T00:00:00Z', '2026-11-02T03:00:00+02:00'].map((reviewedAt) =>
      answer(OTHER, T1, { reviewedAt }),
    );
    for (const [at, early] of times.entries())
      for (const [then, late] of times.entries()) {
        expect(isNewer(late, early)).toBe(then > at);
        expect(laterOf(early, late)).toBe(then > at ? late : early);
      }
  });

  test('ids are the same in small and capital letters', () => {
    const id = 'abcdefab-0000-4000-8000-000000000000';
    expect(isBy(answer(id.toUpperCase(), T1), id)).toBe(true);
    expect(isBy(answer(id, T1), id.toUpperCase())).toBe(true);
    expect(isBy(answer(OTHER, T1), id)).toBe(false);
  });
});

describe('a read-back', () => {
  const wanted = anIntent(anItem(), { justification: 'ok' });

  test('shows mine only with my decision, my reason and my name', () => {
    expect(shows(answer(ME, T1), wanted, ME)).toBe(true);
    expect(shows(answer(OTHER, T1), wanted, ME)).toBe(false);
    expect(shows(answer(ME, T1, { justification: 'other' }), wanted, ME)).toBe(false);
    expect(shows(answer(ME, T1, { decision: 'Deny' }), wanted, ME)).toBe(false);
  });

  test('of an answer taken back needs no name', () => {
    expect(shows(anItem(), { decision: 'NotReviewed', justification: '' }, ME)).toBe(true);
  });
});
