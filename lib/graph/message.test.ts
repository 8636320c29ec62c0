import { describe, expect, test } from 'vitest';
import { answerOrThrow, bodyOf, damageOf, type GraphAnswer, isDamaged, problemOf } from './message';
import { PortalProblem } from './problem';

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): GraphAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
  body,
});
const GET = { method: 'GET', address: '/x' } as const;

describe('an answer', () => {
  test.each([
    [299, 'unreadable'],
    [302, 'unreadable'],
    [400, 'refused'],
    [401, 'signIn'],
    [402, 'refused'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'refused'],
    [409, 'refused'],
    [410, 'notFound'],
    [429, 'throttled'],
    [499, 'refused'],
    [500, 'unavailable'],
    [501, 'refused'],
    [503, 'unavailable'],
  ])('with status %i is a problem of the kind %s', (status, code) => {
    const problem = problemOf(answer(status));
    expect([problem.code, problem.status, problem.retryAt]).toEqual([code, status, undefined]);
  });

  test('that says when to come back has that in its problem', () => {
    expect(problemOf(answer(429), 1_000)).toMatchObject({ code: 'throttled', retryAt: 1_000 });
  });

  test('that succeeded returns its body, and any other throws its problem', () => {
    expect([200, 204, 299].map((status) => bodyOf(answer(status, status)))).toEqual([200, 204, 299]);
    for (const status of [199, 300])
      expect(() => bodyOf(answer(status))).toThrow(expect.objectContaining({ code: 'unreadable', status }));
  });
});

test('a problem in an answer’s place is thrown, and a missing answer throws unavailable', () => {
  const problem = new PortalProblem('offline');
  expect(() => answerOrThrow(problem)).toThrow(problem);
  expect(() => answerOrThrow(undefined)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  const given = answer(500);
  expect(answerOrThrow(given)).toBe(given);
});

describe('the reference to quote', () => {
  const inner = { 'request-id': 'in-body' };

  test.each<[string, GraphAnswer, string | undefined]>([
    ['the header', answer(500, { error: { innerError: inner } }, { 'request-id': 'in-header' }), 'in-header'],
    ['the body, where it is called innerError', answer(500, { error: { innerError: inner } }), 'in-body'],
    ['the body, where it is called innererror', answer(500, { error: { innererror: inner } }), 'in-body'],
    [
      'the first hundred characters of a longer id',
      answer(500, { error: { innerError: { 'request-id': 'x'.repeat(101) } } }),
      'x'.repeat(100),
    ],
    ['nowhere when it isn’t a text', answer(500, { error: { innerError: { 'request-id': 7 } } }), undefined],
    ['nowhere when the inner error is null', answer(500, { error: { innerError: null } }), undefined],
  ])('is taken from %s', (_, given, requestId) => {
    expect(problemOf(given).requestId).toBe(requestId);
    expect({ ...damageOf(given) }).toEqual({
      name: 'PortalProblem',
      code: 'unreadable',
      ...(requestId && { requestId }),
    });
  });
});

test('a code that only begins like a known one has no cause', () => {
  const codes = ['NoLicense', 'NoLicenseHere'];
  expect(codes.map((code) => problemOf(answer(403, { error: { code } })).cause)).toEqual([
    'licence',
    undefined,
  ]);
});

test.each<['list' | 'entity' | 'responses' | undefined, GraphAnswer, boolean]>([
  ['list', answer(200, { value: [] }), false],
  ['list', answer(200, { responses: [] }), true],
  ['list', answer(200, { value: { id: 'x' } }), true],
  ['list', answer(200, 'text'), true],
  ['list', answer(200, null), true],
  ['list', answer(500), false],
  ['responses', answer(200, { responses: [] }), false],
  ['responses', answer(200, { value: [] }), true],
  ['entity', answer(200, { id: 'x' }), false],
  ['entity', answer(200, { value: { id: 'x' } }), false],
  ['entity', answer(200, { id: 7 }), true],
  ['entity', answer(200, { id: [] }), true],
  [undefined, answer(200), false],
])('where a %s is expected, the answer %o is damaged: %s', (holds, given, damaged) => {
  expect(isDamaged({ ...GET, ...(holds && { holds }) }, given)).toBe(damaged);
});
