import { describe, expect, test } from 'vitest';
import { flow } from './flow';

const turns = async (count = 5) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A flow whose portions and sends end when the test says so. */
function world(limit = 2) {
  const asked: ((portions: readonly string[] | null) => void)[] = [];
  const refused: ((error: unknown) => void)[] = [];
  const sent: { one: string; done: () => void; fail: (error: unknown) => void }[] = [];
  let end = 'going';
  const pace = { limit };
  flow<string>({
    more: () =>
      new Promise((resolve, reject) => {
        asked.push(resolve);
        refused.push(reject);
      }),
    send: (one) =>
      new Promise((resolve, reject) => {
        sent.push({ one, done: () => resolve(), fail: reject });
      }),
    limit: () => pace.limit,
  }).then(
    () => {
      end = 'over';
    },
    (error) => {
      end = `failed: ${error}`;
    },
  );
  return { asked, refused, sent, pace, end: () => end, names: () => sent.map(({ one }) => one).join('') };
}

test('portions are sent up to the limit at a time, and the next is requested when fewer are ready', async () => {
  const { asked, sent, names, end } = world();
  await turns();
  expect(asked).toHaveLength(1 + 1);
  asked[0]?.(['a', 'b', 'c']);
  await turns();
  expect([names(), end()]).toEqual(['ab', 'going']);
  sent[0]?.done();
  await turns();
  expect(names()).toBe('abc');
  for (const more of asked.slice(1)) more(null);
  await turns();
  expect(end()).toBe('going');
  sent[1]?.done();
  await turns();
  expect(end()).toBe('going');
  sent[2]?.done();
  await turns();
  expect(end()).toBe('over');
});

test('no further portion is requested once there is no more', async () => {
  const { asked, end } = world();
  await turns();
  asked[0]?.(null);
  await turns();
  expect(end()).toBe('going');
  asked[1]?.(null);
  await turns();
  expect([asked.length, end()]).toEqual([2, 'over']);
});

test('no further portion is requested while as many are ready as may be sent at a time', async () => {
  const { asked, names } = world(1);
  await turns();
  expect(asked).toHaveLength(2);
  asked[0]?.(['a', 'b', 'c', 'd']);
  await turns();
  expect([names(), asked.length]).toEqual(['a', 2]);
  asked[1]?.([]);
  await turns();
  expect(asked).toHaveLength(2);
});

test('one is sent at a time even with a limit of zero', async () => {
  const { asked, sent, names } = world(0);
  await turns();
  expect(asked).toHaveLength(2);
  asked[0]?.(['a', 'b']);
  await turns();
  expect(names()).toBe('a');
  sent[0]?.done();
  await turns();
  expect(names()).toBe('ab');
});

describe('an error stops the flow', () => {
  test('from a send: nothing more is sent, and the flow fails when all sends have ended', async () => {
    const { asked, sent, names, end } = world();
    await turns();
    asked[0]?.(['a', 'b', 'c']);
    await turns();
    sent[0]?.fail('no');
    await turns();
    asked[1]?.(['d']);
    await turns();
    expect([names(), end()]).toEqual(['ab', 'going']);
    sent[1]?.fail('later');
    await turns();
    expect([names(), asked.length, end()]).toEqual(['ab', 2, 'failed: no']);
  });

  test('from a request for more: the flow fails when all sends have ended', async () => {
    const { asked, refused, sent, end } = world();
    await turns();
    asked[0]?.(['a']);
    await turns();
    refused[1]?.('gone');
    await turns();
    expect(end()).toBe('going');
    sent[0]?.done();
    for (const more of asked.slice(2)) more(null);
    await turns();
    expect(end()).toBe('failed: gone');
  });
});
