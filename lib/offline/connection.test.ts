import { expect, test, vi } from 'vitest';
import { Connection, isFull } from './connection';
import type { Database } from './rows';

const dead = () => new DOMException('Connection to Indexed Database server lost', 'UnknownError');

function world() {
  const opened: { close: ReturnType<typeof vi.fn> }[] = [];
  const connection = new Connection(async () => {
    const handle = { close: vi.fn() };
    opened.push(handle);
    return handle as unknown as Database;
  });
  return { opened, connection };
}

test('several tasks that find a dead handle share one new handle', async () => {
  const { opened, connection } = world();
  const work = (failsFor: number) => async (_: Database, again: boolean) => {
    await new Promise((resolve) => setTimeout(resolve, failsFor));
    if (!again) throw dead();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return opened[1]?.close.mock.calls.length;
  };
  expect(await Promise.all([connection.run(work(1)), connection.run(work(10))])).toEqual([0, 0]);
  expect(opened).toHaveLength(2);
  expect(opened[0]?.close).toHaveBeenCalledTimes(1);
});

test('on an open handle the work begins at once', async () => {
  const { connection } = world();
  await connection.run(async () => {});
  const work = vi.fn(async () => {});
  const done = connection.run(work);
  expect(work).toHaveBeenCalledTimes(1);
  await done;
});

test('after a failure the handle is opened again only once', async () => {
  const { opened, connection } = world();
  const work = vi.fn(async () => Promise.reject(dead()));
  await expect(connection.run(work)).rejects.toThrow('lost');
  expect([work.mock.calls.length, opened.length]).toEqual([2, 2]);
});

test('a failed opening is tried again by the next task', async () => {
  const open = vi
    .fn()
    .mockRejectedValueOnce(dead())
    .mockResolvedValue({ close() {} });
  const connection = new Connection(open);
  await expect(connection.run(async () => 1)).rejects.toThrow();
  expect(await connection.run(async () => 1)).toBe(1);
});

test('a full device doesn’t close the handle', async () => {
  const { opened, connection } = world();
  const full = new DOMException('no room', 'QuotaExceededError');
  await expect(connection.run(async () => Promise.reject(full))).rejects.toBe(full);
  expect([isFull(full), isFull(dead()), opened.length]).toEqual([true, false, 1]);
});
