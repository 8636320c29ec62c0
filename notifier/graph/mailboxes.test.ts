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
])('a mailbox’s time zone %s is read as %s', async (timeZone, zone) => {
  const { graph } = mailboxes(() => ({ body: { timeZone, language: { locale: 'de-AT' } } }));
  const read = await readMailboxes(graph, people(1));
  expect([...(read?.values() ?? [])]).toEqual([{ timeZone: zone, language: 'de-AT' }]);
});

test('a person without a mailbox has no time zone, and the others have theirs', async () => {
  const { graph, sent } = mailboxes((person) =>
    person % 2 ? { status: 404, body: {} } : { body: { timeZone: 'UTC' } },
  );
  const read = await readMailboxes(graph, people(50));
  expect([...(read?.values() ?? [])].filter(({ timeZone }) => timeZone === null)).toHaveLength(25);
  expect(sent).toHaveLength(3);
});

test.each([500, 503, 504, 408])(
  'a mailbox that answers %i is left out without a retry, and the others are read',
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

test('a mailbox that asks for a very long wait is left out, and the others are read', async () => {
  const { graph } = mailboxes((person) =>
    person === 3
      ? { status: 429, headers: { 'Retry-After': '3600' }, body: {} }
      : { body: { timeZone: 'UTC' } },
  );
  expect((await readMailboxes(graph, people(40)))?.size).toBe(39);
});

test('mailboxes are read even if the first twenty fail', async () => {
  const { graph } = mailboxes((person) =>
    person <= 20 ? { status: 503, body: {} } : { body: { timeZone: 'UTC' } },
  );
  expect((await readMailboxes(graph, people(30)))?.size).toBe(10);
});

test('when Graph doesn’t answer, no time zone is known and the reading ends early', async () => {
  const { graph, sent } = fakeGraph(() => DROPPED);
  expect(await readMailboxes(graph, people(3_000))).toEqual(new Map());
  expect(sent.length).toBeLessThan(5);
});

test('an app without the permission sends one request', async () => {
  const { graph, sent } = mailboxes(() => ({ status: 403, body: {} }));
  expect(await readMailboxes(graph, people(3_000))).toBeUndefined();
  expect(sent).toHaveLength(1);
});

test('a time zone shared by many people is looked up only once', async () => {
  const { graph } = mailboxes(() => ({ body: { timeZone: 'Asia/Kathmandu' } }));
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  await readMailboxes(graph, people(500));
  expect(made.mock.calls.length).toBeLessThan(10);
  made.mockRestore();
});
