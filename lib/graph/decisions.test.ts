import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { listMyItems, readUntilUndecided } from './decisions';
import { myItemsRequest } from './items-page';
import { itemAt, type Listing, listingTenant } from './items-testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
/** Pages without a number, so that each further page is a request of its own. */
const PAGES: Listing = { size: 6, page: 2, paging: 'token', count: 'none' };

async function untilUndecided(decision: (at: number) => string) {
  const tenant = listingTenant({ ...PAGES, decision });
  const answer = await tenant.graph.read(myItemsRequest(tenant.graph, REF, { insights: false }));
  return { ...tenant, read: await readUntilUndecided(tenant.graph, REF, answer) };
}

test('all my items are read to the end of their list', async () => {
  const { graph } = listingTenant(PAGES);
  const items = await listMyItems(graph, REF);
  expect(items.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5].map(itemAt));
});

test('the inbox reads up to the first page with an item not reviewed, and no further, without insights', async () => {
  const { read, pages, sent } = await untilUndecided((at) => (at === 3 ? 'NotReviewed' : 'Approve'));
  expect(read).toMatchObject({ complete: false, items: [0, 1, 2, 3].map((at) => ({ id: itemAt(at) })) });
  expect(pages()).toBe(2);
  expect(sent.some(({ path }) => path.includes('insights'))).toBe(false);
});

test('the inbox reads a fully decided list to its end without insights, also when it has to begin again', async () => {
  const decided = { ...PAGES, size: 4, decision: () => 'Deny' };
  const tenant = listingTenant({ ...decided, shiftsAt: new Set([2]) });
  const answer = await tenant.graph.read(myItemsRequest(tenant.graph, REF, { insights: false }));
  expect(await readUntilUndecided(tenant.graph, REF, answer)).toMatchObject({ complete: true });
  expect(tenant.pages()).toBeGreaterThan(2);
  expect(tenant.sent.some(({ path }) => path.includes('insights'))).toBe(false);
});

test('a first page that can’t be read returns a problem', async () => {
  const { graph } = listingTenant(PAGES);
  expect(await readUntilUndecided(graph, REF, undefined)).toMatchObject({ code: expect.any(String) });
});
