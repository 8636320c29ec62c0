import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { itemAt, type Listing, listingTenant } from './items-testing';
import { readForItem } from './one-review';
import { batchReply, fakeGraph, type Part, type Reply, type Sent } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2) };

/** A tenant with one review, whose items are listed so. */
function tenant(listing: Listing) {
  const { graph: lists } = listingTenant({ paging: 'token', ...listing });
  const list = async (address: string) => (await lists.try({ method: 'GET', address })).body;
  return fakeGraph(async (one: Sent): Promise<Reply> => {
    if (one.path !== '/v1.0/$batch') return { body: await list(one.path.replace('/v1.0', '')) };
    const first = await list('/x');
    return batchReply(one, ({ url }: Part) => {
      if (url.includes('/decisions/')) return { body: first };
      return { body: { id: url.endsWith(guid(2)) ? guid(2) : guid(1), status: 'InProgress' } };
    });
  });
}

describe('for one decision a review is read', () => {
  const decided = (at: number) => (at === 150 || at === 250 ? 'NotReviewed' : 'Deny');

  test.each([
    ['past the item, up to the page of another that is not reviewed', 150, 3],
    ['up to the item’s page, when another that is not reviewed stands before it', 220, 3],
    ['up to the item’s page, when the item itself is not reviewed', 250, 3],
    ['up to the page of another that is not reviewed, when the item stands before it', 20, 2],
  ])('%s', async (_, at, requests) => {
    const { graph, sent } = tenant({ size: 300, decision: decided });
    const read = await readForItem(graph, REF, itemAt(at));
    expect(read.items.some(({ id }) => id === itemAt(at))).toBe(true);
    expect(sent).toHaveLength(requests);
  });

  test('in one request where its first page holds both', async () => {
    const { graph, sent } = tenant({ size: 300 });
    expect(await readForItem(graph, REF, itemAt(7))).toMatchObject({ complete: false });
    expect(sent).toHaveLength(1);
  });
});
