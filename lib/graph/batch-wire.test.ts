import { describe, expect, test } from 'vitest';
import { batchRequest, partsOf } from './batch-wire';
import type { GraphAnswer } from './message';

const answer = (body: unknown, status = 200): GraphAnswer => ({ status, header: () => null, body });

test('many requests are sent as one, and only a part with a body has a content type', () => {
  const open = new Map([
    ['a', { method: 'GET', address: '/me', holds: 'entity' }],
    ['b', { method: 'PATCH', address: '/users/1', body: { decision: 'Deny' } }],
  ] as const);
  expect(batchRequest(open)).toEqual({
    method: 'POST',
    address: '/$batch',
    body: {
      requests: [
        { id: 'a', method: 'GET', url: '/me' },
        {
          id: 'b',
          method: 'PATCH',
          url: '/users/1',
          headers: { 'Content-Type': 'application/json' },
          body: { decision: 'Deny' },
        },
      ],
    },
    holds: 'responses',
  });
});

describe('the parts of a batch’s answer', () => {
  test('are known by their ids, and their headers by lower-case names', () => {
    const headers = { 'Retry-After': 7 };
    const parts = partsOf(
      answer({
        responses: [
          { id: 'b', status: 429, headers, body: { x: 1 } },
          { id: 'a', status: 204 },
        ],
      }),
    );
    expect([...parts].map(([id, { status, body }]) => [id, status, body])).toEqual([
      ['b', 429, { x: 1 }],
      ['a', 204, undefined],
    ]);
    expect(parts.get('b')?.header('retry-after')).toBe('7');
    expect(parts.get('a')?.header('retry-after')).toBeNull();
  });

  test('are left out when they have no text as id or no status', () => {
    const responses = [null, 'x', { id: 1, status: 200 }, { id: 'a' }, { id: 'b', status: 200 }];
    expect([...partsOf(answer({ responses })).keys()]).toEqual(['b']);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['an object in place of the list', { responses: {} }],
  ])('are unreadable when the body holds %s', (_, body) => {
    expect(() => partsOf(answer(body))).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  test('aren’t looked for in a failed answer, which throws its own problem', () => {
    const refusal = answer({ responses: [{ id: 'a', status: 200 }] }, 503);
    expect(() => partsOf(refusal)).toThrow(expect.objectContaining({ code: 'unavailable', status: 503 }));
  });
});
