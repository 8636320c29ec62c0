import { expect, test, vi } from 'vitest';
import { batchReply, DROPPED, fakeGraph, type Reply } from '../../lib/graph/testing';
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

test.each([500, 503, 504, 408])(
  'a mailbox that answers %i each time is left out at once, and the others are told',
  async (status) => {
    const { graph, sent, slept } = mailboxes((person) =>
      person === 3 ? { status, body: {} } : { body: { timeZone: 'UTC' } },
    );
    const read = await readMailboxes(graph, people(200));
    expect(read?.size).toBe(199);
    expect(read?.has(people(3)[2] ?? '')).toBe(false);
    expect([sent.length, slept]).toEqual([10, []]);
  },
);

test('a mailbox that asks to wait longer than anybody waits holds nobody up', async () => {
  const { graph } = mailboxes((person) =>
    person === 3
      ? { status: 429, headers: { 'Retry-After': '3600' }, body: {} }
      : { body: { timeZone: 'UTC' } },
  );
  expect((await readMailboxes(graph, people(40)))?.size).toBe(39);
});

test('that the first mailboxes fail doesn’t say that none may be read', async () => {
  const { graph } = mailboxes((person) =>
    person <= 20 ? { status: 503, body: {} } : { body: { timeZone: 'UTC' } },
  );
  expect((await readMailboxes(graph, people(30)))?.size).toBe(10);
});

test('without an answer from Graph nobody’s zone is known, and the others aren’t asked for', async () => {
  const { graph, sent } = fakeGraph(() => DROPPED);
  expect(await readMailboxes(graph, people(3_000))).toEqual(new Map());
  expect(sent.length).toBeLessThan(5);
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
