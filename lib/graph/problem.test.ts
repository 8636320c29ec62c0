import { expect, test } from 'vitest';
import { asProblem, isOfOneAnswer, PortalProblem, toProblem } from './problem';

test('a thrown problem stays itself, and anything else becomes unreadable', () => {
  const problem = new PortalProblem('offline');
  expect(asProblem(problem)).toBe(problem);
  for (const thrown of [new Error('secret'), undefined, 'text'])
    expect(asProblem(thrown)).toMatchObject({ code: 'unreadable', message: 'unreadable' });
});

test('a problem for the screen holds neither claims nor the words of others', () => {
  const details = { status: 403, requestId: 'r1', retryAt: 7, cause: 'licence', claims: 'x' } as const;
  expect(toProblem(new PortalProblem('forbidden', details))).toEqual({
    code: 'forbidden',
    cause: 'licence',
    requestId: 'r1',
    retryAt: 7,
  });
  expect(Object.keys(toProblem(new PortalProblem('offline')))).toEqual(['code']);
  expect(toProblem(new Error('secret'))).toEqual({ code: 'unreadable' });
});

test('only unreadable and unavailable are problems of one answer alone', () => {
  const codes = [
    'unreadable',
    'unavailable',
    'offline',
    'signIn',
    'forbidden',
    'throttled',
    'untrusted',
  ] as const;
  expect(codes.filter((code) => isOfOneAnswer(new PortalProblem(code)))).toEqual([
    'unreadable',
    'unavailable',
  ]);
});
