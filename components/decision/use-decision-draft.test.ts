import { describe, expect, test } from 'vitest';
import { reasonFor, withReason } from '../../lib/drafts';
import { withAnswer } from './use-decision-draft';

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
