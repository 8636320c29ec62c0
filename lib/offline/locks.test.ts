import { expect, test, vi } from 'vitest';
import { alone } from './locks';
import { ANN, BOB } from './testing';

/** The Web Locks of one browser: one holder per name, waiters in order, and a lock that can be stolen. */
function fakeLocks() {
  const queues = new Map<string, Promise<unknown>>();
  let steal = () => {};
  const request = (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>) => {
    const before = queues.get(name) ?? Promise.resolve();
    const given = new Promise<unknown>((resolve, reject) => {
      let held = false;
      signal.addEventListener('abort', () => !held && reject(signal.reason));
      void before.then(async () => {
        if (signal.aborted) return;
        held = true;
        steal = () => reject(new DOMException('stolen', 'AbortError'));
        await work().then(resolve, reject);
      });
    });
    queues.set(
      name,
      given.catch(() => {}),
    );
    return given;
  };
  return {
    locks: { request } as unknown as LockManager,
    names: () => [...queues.keys()],
    steal: () => steal(),
  };
}
const never = new AbortController().signal;
const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test('one tab of an owner works at a time, and another owner needn’t wait', async () => {
  const { locks } = fakeLocks();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await later();
    seen.push(`${name} ends`);
    return name;
  };
  const done = await Promise.all([
    alone(ANN, locks)(work('one'), never),
    alone(ANN, locks)(work('two'), never),
    alone(BOB, locks)(work('bob'), never),
  ]);
  expect(done).toEqual(['one', 'two', 'bob']);
  expect(seen.indexOf('one ends')).toBeLessThan(seen.indexOf('two begins'));
  expect(seen.indexOf('bob begins')).toBeLessThan(seen.indexOf('one ends'));
});

test('work whose signal aborts while it waits for the lock doesn’t run', async () => {
  const { locks } = fakeLocks();
  const stop = new AbortController();
  const first = alone(ANN, locks)(later, never);
  const work = vi.fn(later);
  const waiting = alone(ANN, locks)(work, stop.signal);
  stop.abort();
  expect(await waiting).toBeUndefined();
  await first;
  await later();
  expect(work).not.toHaveBeenCalled();
  expect(await alone(ANN, undefined)(work, stop.signal)).toBeUndefined();
});

test('work that loses its lock gets an abort signal and ends by itself', async () => {
  const { locks, steal } = fakeLocks();
  const running = alone(ANN, locks)(async (lost) => {
    steal();
    await later();
    return lost.aborted;
  }, never);
  expect(await running).toBe(true);
});

test('an error of the work is thrown to its caller', async () => {
  const { locks } = fakeLocks();
  const failing = async () => Promise.reject(new Error('mine'));
  await expect(alone(ANN, locks)(failing, never)).rejects.toThrow('mine');
});

test('a browser without locks, or one that refuses them, runs the work at once', async () => {
  expect(await alone(ANN, undefined)(async () => 1, never)).toBe(1);
  const request = () => Promise.reject(new DOMException('no', 'SecurityError'));
  expect(await alone(ANN, { request } as never)(async () => 2, never)).toBe(2);
});
