import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, reasonFor, withReason } from '../../lib/drafts';
import type { ItemState } from '../../lib/review/item-state';
import { answerOf } from '../../lib/review/row-answer';
import { anIntent, anItem, ME } from '../../lib/review/testing';
import { afterSending, restored, untouched, withAnswer } from './use-decision-draft';

const typedFor = (act: string | null, reason: string) => withReason([], { act, itemIds: [] }, reason);
const reasonOf = ({ answer, typed }: ReturnType<typeof withAnswer>) =>
  reasonFor(typed, { act: answer, itemIds: [] });

describe('choosing a decision for one item', () => {
  test('keeps the reason that was typed before any decision', () => {
    const approved = withAnswer({ answer: null, typed: typedFor(null, 'Runs the project.') }, 'Approve');
    expect(reasonOf(approved)).toBe('Runs the project.');
    expect(reasonOf(withAnswer(approved, 'Deny'))).toBe('');
  });

  test('leaves the reason typed for one decision with that decision', () => {
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
  test('a decision that is on its way or was refused is shown instead of the link’s proposal', () => {
    for (const state of [
      { step: 'sending' },
      { step: 'failed', problem: { code: 'refused' } },
    ] as ItemState[]) {
      const shown = untouched(standing(state), 'Approve');
      expect([shown.answer, reasonOf(shown)]).toEqual(['Deny', 'Left the team.']);
    }
  });

  test('a saved decision is not preselected, because somebody else may have answered since', () => {
    expect(untouched(standing({ step: 'saved', at: '2026-11-23T10:00:00Z' }), null).answer).toBeNull();
    expect(untouched(nothing, 'Approve').answer).toBe('Approve');
  });
});

describe('after a reload', () => {
  const kept = { ...EMPTY_DRAFT, ...denied };

  test('what was entered and not sent replaces every recorded decision', () => {
    expect(restored(kept, undefined, () => true)).toEqual({ chosen: denied, unsent: true, over: null });
  });

  test('a decision sent from a browser without storage is shown until Graph shows it', () => {
    const wanted = { decision: 'Deny', justification: 'Left the team.' } as const;
    const isWanted = (one: object) => JSON.stringify(one) === JSON.stringify(wanted);
    expect(restored(EMPTY_DRAFT, wanted, () => false)).toMatchObject({ chosen: denied, unsent: false });
    expect(restored(EMPTY_DRAFT, wanted, isWanted).chosen).toBeNull();
  });
});

test('a decision sent over an older one stays on screen until the outbox shows it', () => {
  const older = standing({ step: 'checking' });
  expect(afterSending({ answer: 'Approve', typed: [] }, older).over).toBe(older.intent);
  expect(afterSending(denied, older).over).toBeNull();
  expect(afterSending(denied, nothing)).toEqual({ chosen: denied, unsent: false, over: null });
});
