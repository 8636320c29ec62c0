import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readDelegatedReviews } from './delegated-reviews';
import { batchReply, fakeGraph, type Reply } from './testing';

const instance = (over: object = {}) => ({
  id: guid(10),
  status: 'InProgress',
  endDateTime: '2026-12-11T00:00:00Z',
  delegatedBy: [{ id: guid(9), displayName: 'Alex Wilber', userPrincipalName: 'alexw@contoso.com' }],
  ...over,
});

/** A tenant with two definitions; only the first has an instance delegated to me. */
function tenant(answer: (url: string) => Reply) {
  return fakeGraph((one) => {
    if (one.path.includes('$batch')) return batchReply(one, (part) => answer(part.url));
    if (one.path.includes('/unified/')) return { status: 404, body: {} };
    return { body: { value: [1, 2].map((id) => ({ id: guid(id), displayName: `Review ${id}` })) } };
  });
}

test('delegated reviews in progress are told with whose they are, all definitions asked in one request of beta', async () => {
  const { graph, sent } = tenant((url) =>
    url.includes(guid(1))
      ? { body: { value: [instance(), instance({ id: guid(11), status: 'Applied' })] } }
      : { body: { value: [] } },
  );
  expect(await readDelegatedReviews(graph)).toEqual({
    reviews: [
      {
        definitionId: guid(1),
        instanceId: guid(10),
        displayName: 'Review 1',
        endsAt: '2026-12-11T00:00:00.000Z',
        by: ['Alex Wilber'],
      },
    ],
    partial: false,
  });
  const batches = sent.filter(({ path }) => path.includes('$batch'));
  expect(batches.map(({ path }) => path)).toEqual(['/beta/$batch']);
  expect(JSON.stringify(batches[0]?.body)).toContain('"Prefer":"include-unknown-enum-members"');
});

test('one part that fails is said, and takes nothing from the others', async () => {
  const { graph } = tenant((url) =>
    url.includes(guid(1)) ? { body: { value: [instance()] } } : { status: 503, body: {} },
  );
  expect(await readDelegatedReviews(graph)).toMatchObject({
    reviews: [{ by: ['Alex Wilber'] }],
    partial: true,
  });
});

test.each([400, 403, 404, 501])('a tenant that answers %i first is not asked again', async (status) => {
  const { graph, sent } = tenant(() => ({ status, body: {} }));
  expect(await readDelegatedReviews(graph)).toEqual({ reviews: [], partial: false });
  const before = sent.length;
  expect(await readDelegatedReviews(graph)).toEqual({ reviews: [], partial: false });
  expect(sent).toHaveLength(before);
});
