import { expect, test } from 'vitest';
import { batchReply, fakeGraph } from '../../lib/graph/testing';
import { guid } from '../../lib/review/testing';
import { configOf } from '../config';
import { openStorage, type Storage } from '../storage';
import { thankAll } from './thank';
import { fakeMailServer, Steps, withSteps } from './thank-testing';

/** A Monday. */
const NOW = '2026-11-30T10:00:00.000Z';
const PEOPLE = [1, 2, 3].map((at) => ({
  person: guid(at),
  name: `Person ${at}`,
  address: `p${at}@contoso.com`,
}));

/** What is kept where a review has ended in which three people decided. */
function threeOwed(): Storage {
  const storage = openStorage(null);
  const [instance, definition] = [guid(200), guid(100)];
  const counts = { approved: 1, denied: 0, dontKnow: 0 };
  const owed = PEOPLE.map((one) => ({ ...one, ...counts, instance, definition, review: 'Server room' }));
  storage.endedReviews.recordEnd(instance, owed, NOW);
  return storage;
}

/** Nobody's mailbox tells a time zone. */
const silent = () => fakeGraph((sent) => batchReply(sent, () => ({ status: 403 }))).graph;

function run(storage: Storage, sender: ReturnType<typeof fakeMailServer>['sender'], graph = silent()) {
  const look = { portal: 'https://portal.example', organisation: 'Contoso' };
  const tenant = { tenant: 'contoso.com', clientId: guid(9), mailbox: 'reviews@contoso.com' };
  const read = configOf({ ...tenant, look, storage: '/nowhere', thanks: true });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return thankAll({
    config: read.config,
    connection: { graph, graphTime: () => NOW, requestCount: () => 0 },
    storage,
    reviewData: { open: [], at: NOW },
    ports: { sender, wait: async () => {}, stopping: () => false },
  });
}

const ADDRESSES = PEOPLE.map(({ address }) => address);

test.each(['plain', 'draft'] as const)(
  'nobody is thanked twice, at whichever step a run ends (%s)',
  async (kind) => {
    for (let at = 0; ; at += 1) {
      const storage = threeOwed();
      const steps = new Steps(at);
      const { sender, delivered } = fakeMailServer(kind, steps);
      const ended = await run(withSteps(storage, steps), sender).then(
        () => false,
        () => true,
      );
      await run(storage, sender);
      await run(storage, sender);
      expect(storage.endedReviews.owedThanks()).toEqual([]);
      storage.close();
      expect(new Set(delivered).size, `step ${at}`).toBe(delivered.length);
      // A draft tells whether it left, so that nobody is forgotten either.
      if (kind === 'draft') expect(delivered.toSorted(), `step ${at}`).toEqual(ADDRESSES);
      if (!ended) {
        expect(at).toBeGreaterThan(15);
        return;
      }
    }
  },
);

test('a mailbox that refuses its thank-you email doesn’t stop the others', async () => {
  const storage = threeOwed();
  const { sender, delivered } = fakeMailServer('plain', new Steps(-1), ADDRESSES[0]);
  const lines = await run(storage, sender);
  expect(lines.map(({ result }) => result)).toEqual(['refused', 'sent', 'sent']);
  expect(delivered).toEqual(ADDRESSES.slice(1));
  storage.close();
});

test('a review that unified can’t read for now doesn’t stop the thanks, and is read again later', async () => {
  const storage = threeOwed();
  const catalog = { definitionId: guid(101), instanceId: guid(201), displayName: 'Catalog' };
  storage.endedReviews.noteOpen([{ ...catalog, route: 'unified' }]);
  const { graph } = fakeGraph((sent) =>
    batchReply(sent, ({ url }) => ({ status: url.includes('unified') ? 500 : 403, body: {} })),
  );
  const { sender, delivered } = fakeMailServer('plain', new Steps(-1));
  await run(storage, sender, graph);
  expect(delivered).toEqual(ADDRESSES);
  expect(storage.endedReviews.noLongerOpen(new Set())).toMatchObject([catalog]);
  storage.close();
});
