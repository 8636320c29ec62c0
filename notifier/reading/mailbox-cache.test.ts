import Database from 'libsql';
import { expect, test } from 'vitest';
import { batchReply, fakeGraph } from '../../lib/graph/testing';
import { guid } from '../../lib/review/testing';
import { openMailboxCache } from './mailbox-cache';

const BERLIN = { timeZone: 'Europe/Berlin', language: null };

test('a mailbox that failed is read again in the next run, not after a week', async () => {
  let fails = true;
  const { graph, sent } = fakeGraph((request) =>
    batchReply(request, ({ url }) =>
      fails && url.includes(guid(2)) ? { status: 503, body: {} } : { body: { timeZone: 'Europe/Berlin' } },
    ),
  );
  const zones = openMailboxCache(new Database(':memory:'));
  const people = [guid(1), guid(2)];
  expect(await zones.settingsOf(graph, people, '2026-11-25T08:00:00Z')).toEqual(new Map([[guid(1), BERLIN]]));
  fails = false;
  const later = await zones.settingsOf(graph, people, '2026-11-25T09:00:00Z');
  expect(later.get(guid(2))).toEqual(BERLIN);
  expect(sent.at(-1)?.body).toMatchObject({ requests: [{ url: expect.stringContaining(guid(2)) }] });
});
