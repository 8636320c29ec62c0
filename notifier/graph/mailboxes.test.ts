import { expect, test, vi } from 'vitest';
import { batchReply, fakeGraph, type Reply } from '../../lib/graph/testing';
import { readMailboxes } from './mailboxes';

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`);

const mailboxes = (answer: (person: number) => Reply) =>
  fakeGraph((sent) => batchReply(sent, ({ url }) => answer(Number(url.split('/')[2]?.slice(-12)))));

test.each([
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['Europe/Oslo', 'Europe/Oslo'],
  ['Customized Time Zone', null],
  ['', null],
])('the time zone %s of a mailbox is %s', async (timeZone, zone) => {
  const { graph } = mailboxes(() => ({ body: { timeZone, language: { locale: 'de-AT' } } }));
  const read = await readMailboxes(graph, people(1));
  expect([...(read?.values() ?? [])]).toEqual([{ timeZone: zone, language: 'de-AT' }]);
});

test('whoever has no mailbox here is told with nothing, and the others all the same', async () => {
  const { graph, sent } = mailboxes((person) =>
    person % 2 ? { status: 404, body: {} } : { body: { timeZone: 'UTC' } },
  );
  const read = await readMailboxes(graph, people(50));
  expect([...(read?.values() ?? [])].filter(({ timeZone }) => timeZone === null)).toHaveLength(25);
  expect(sent).toHaveLength(3);
});

test('an app that may not read them asks once', async () => {
  const { graph, sent } = mailboxes(() => ({ status: 403, body: {} }));
  expect(await readMailboxes(graph, people(3_000))).toBeUndefined();
  expect(sent).toHaveLength(1);
});

test('a time zone is looked up once for all who live in it', async () => {
  const { graph } = mailboxes(() => ({ body: { timeZone: 'Asia/Kathmandu' } }));
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  await readMailboxes(graph, people(500));
  expect(made.mock.calls.length).toBeLessThan(10);
  made.mockRestore();
});
