import { expect, test } from 'vitest';
import { asProblem, isOfOneAnswer, PortalProblem, toProblem } from './problem';

test('what was thrown is the problem, and anything else can’t be read', () => {
  const problem = new PortalProblem('offline');
  expect(asProblem(problem)).toBe(problem);
  for (const thrown of [new Error('secret'), undefined, 'text'])
    expect(asProblem(thrown)).toMatchObject({ code: 'unreadable', message: 'unreadable' });
});

test('the screen is told what it needs, and neither claims nor words of others', () => {
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

test('an answer that can’t be read or a server that fails says nothing of what stands beside it', () => {
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
