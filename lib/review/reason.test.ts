import { describe, expect, test } from 'vitest';
import { REASON_LIMIT, reasonProblem, sameReason } from './reason';
import { aReview } from './testing';

const { settings } = aReview().definition;
const strict = settings && { ...settings, reasonRequired: true };

describe('a reason where the review requires one', () => {
  test.each(['Approve', 'Deny'] as const)('%s needs one visible character', (decision) => {
    for (const empty of ['', '  ', '\u200b\u2060', '\u202e', '\u3164\n'])
      expect(reasonProblem(empty, decision, strict)).toBe('missing');
    expect(reasonProblem('.', decision, strict)).toBeUndefined();
  });

  test.each(['DontKnow', 'NotReviewed'] as const)('%s needs none', (decision) => {
    expect(reasonProblem('', decision, strict)).toBeUndefined();
  });
});

test('no reason is needed where none is required or the settings are unknown', () => {
  expect(reasonProblem('', 'Deny', settings)).toBeUndefined();
  expect(reasonProblem('', 'Deny', null)).toBeUndefined();
});

test('a reason longer than the limit is refused for every decision', () => {
  expect(reasonProblem('x'.repeat(REASON_LIMIT), 'Approve', settings)).toBeUndefined();
  expect(reasonProblem('x'.repeat(REASON_LIMIT + 1), 'DontKnow', null)).toBe('tooLong');
});

test('a reason that came back trimmed or composed is the same reason', () => {
  expect(sameReason(' Zoe\u0308 left\r\n', 'Zoë left')).toBe(true);
  expect(sameReason('one\r\ntwo\rthree\n', '\tone\ntwo\nthree')).toBe(true);
  expect(sameReason('one\n\ntwo', 'one\r\ntwo')).toBe(false);
  expect(sameReason('needed', 'not needed')).toBe(false);
});
