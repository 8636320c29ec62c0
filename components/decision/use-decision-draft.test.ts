import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, reasonFor, withReason } from '../../lib/drafts';
import type { ItemState } from '../../lib/review/item-state';
import { answerOf } from '../../lib/review/row-answer';
import { anIntent, anItem, ME } from '../../lib/review/testing';
import { afterSending, restored, untouched, withAnswer } from './use-decision-draft';

const typedFor = (act: string | null, reason: string) => withReason([], { act, itemIds: [] }, reason);
const reasonOf = ({ answer, typed }: ReturnType<typeof withAnswer>) =>
  reasonFor(typed, { act: answer, itemIds: [] });

describe('another answer for one item', () => {
  test('takes along what was typed before any answer', () => {
    const approved = withAnswer({ answer: null, typed: typedFor(null, 'Runs the project.') }, 'Approve');
    expect(reasonOf(approved)).toBe('Runs the project.');
    expect(reasonOf(withAnswer(approved, 'Deny'))).toBe('');
  });

  test('leaves what was typed for one answer with that answer', () => {
    const denied = withAnswer({ answer: 'Approve', typed: typedFor('Approve', 'Runs the project.') }, 'Deny');
    expect(reasonOf(denied)).toBe('');
    expect(reasonOf(withAnswer(denied, 'Approve'))).toBe('Runs the project.');
  });
});

const denied = { answer: 'Deny' as const, typed: typedFor('Deny', 'Left the team.') };
const standing = (state: ItemState) =>
  answerOf(
    anItem(),
    { intent: anIntent(anItem(), { decision: 'Deny', justification: 'Left the team.' }), state },
    ME,
  );
const nothing = answerOf(anItem(), undefined, ME);

describe('before anything is entered', () => {
  test('a decision that is on its way or needs the reviewer is shown, rather than what the link proposes', () => {
    for (const state of [
      { step: 'sending' },
      { step: 'failed', problem: { code: 'refused' } },
    ] as ItemState[]) {
      const shown = untouched(standing(state), 'Approve');
      expect([shown.answer, reasonOf(shown)]).toEqual(['Deny', 'Left the team.']);
    }
  });

  test('what is saved isn’t, because somebody else may have answered since', () => {
    expect(untouched(standing({ step: 'saved', at: '2026-11-23T10:00:00Z' }), null).answer).toBeNull();
    expect(untouched(nothing, 'Approve').answer).toBe('Approve');
  });
});

describe('after a reload', () => {
  const kept = { ...EMPTY_DRAFT, ...denied };

  test('what was entered and not sent is newer than every decision', () => {
    expect(restored(kept, undefined, () => true)).toEqual({ chosen: denied, unsent: true, over: null });
  });

  test('what was sent from a browser that keeps nothing is there until Graph shows it', () => {
    const wanted = { decision: 'Deny', justification: 'Left the team.' } as const;
    const isWanted = (one: object) => JSON.stringify(one) === JSON.stringify(wanted);
    expect(restored(EMPTY_DRAFT, wanted, () => false)).toMatchObject({ chosen: denied, unsent: false });
    expect(restored(EMPTY_DRAFT, wanted, isWanted).chosen).toBeNull();
  });
});

test('what was sent over an older decision stays on screen until the outbox shows it', () => {
  const older = standing({ step: 'checking' });
  expect(afterSending({ answer: 'Approve', typed: [] }, older).over).toBe(older.intent);
  expect(afterSending(denied, older).over).toBeNull();
  expect(afterSending(denied, nothing)).toEqual({ chosen: denied, unsent: false, over: null });
});
