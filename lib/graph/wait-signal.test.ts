import { afterEach, expect, test, vi } from 'vitest';
import { realTiming, steadyClock, WaitSignal } from './wait-signal';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function browser(): EventTarget {
  vi.useFakeTimers();
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  return window;
}

test('a pause ends when the network is back', async () => {
  const window = browser();
  const woken = vi.fn();
  const sleeping = realTiming.sleep(60_000).then(woken);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(woken).not.toHaveBeenCalled();
  window.dispatchEvent(new Event('online'));
  await sleeping;
});

test('a wait that Graph asked for lasts its full time although the network is back', async () => {
  const window = browser();
  const over = vi.fn();
  const timing = { ...realTiming, now: steadyClock() };
  const wait = new WaitSignal(timing);
  const waiting = wait.pauseUntil(timing.now() + 5_000).then(over);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
});

test('a pause that ended leaves neither timer nor listener', async () => {
  const window = browser();
  const removed = vi.spyOn(globalThis, 'removeEventListener');
  const sleeping = realTiming.sleep(60_000);
  window.dispatchEvent(new Event('online'));
  await sleeping;
  expect([vi.getTimerCount(), removed.mock.calls.map(([name]) => name)]).toEqual([0, ['online']]);
});

test('a pause ends after its time also without a window', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', undefined);
  vi.stubGlobal('removeEventListener', undefined);
  const sleeping = realTiming.sleep(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  await sleeping;
});

test('a wait is reported to current listeners when it begins, is lengthened and ends', async () => {
  let now = 1_000;
  const wait = new WaitSignal({
    now: () => now,
    sleep: async (ms) => {
      const end = now + ms;
      await Promise.resolve();
      now = Math.max(now, end);
    },
  });
  const [heard, early]: (number | null)[][] = [[], []];
  wait.subscribe((until) => heard?.push(until));
  const stop = wait.subscribe((until) => early?.push(until));
  expect(wait.until()).toBeNull();
  const waits = [wait.pauseUntil(3_000), wait.pauseUntil(2_000), wait.pauseUntil(3_000)];
  stop();
  waits.push(wait.pauseUntil(4_000));
  expect(wait.until()).toBe(4_000);
  await Promise.all(waits);
  expect([heard, early, wait.until(), now]).toEqual([[3_000, 4_000, null], [3_000], null, 4_000]);
});

test('the steady clock doesn’t go back with the device’s clock, and follows it forward after a sleep', () => {
  const [wall, steady] = [{ now: 1_000_000 }, { now: 50 }];
  const now = steadyClock(
    () => wall.now,
    () => steady.now,
  );
  expect(now()).toBe(1_000_000);
  wall.now -= 3_600_000;
  steady.now += 2_000;
  expect(now()).toBe(1_002_000);
  wall.now += 3_600_000 + 60_000;
  steady.now += 1_000;
  expect(now()).toBe(1_060_000);
  steady.now += 1_000;
  expect(now()).toBe(1_061_000);
});

test('a wait that is ended early releases at once whatever waits for it', async () => {
  browser();
  const timing = { ...realTiming, now: steadyClock() };
  const wait = new WaitSignal(timing);
  const heard: (number | null)[] = [];
  wait.subscribe((until) => heard.push(until));
  // Where there is no wait, nothing ends.
  wait.end();
  const until = timing.now() + 60_000;
  const waiting = Promise.all([wait.pauseUntil(until), wait.passed()]);
  // Both wait by now.
  await vi.advanceTimersByTimeAsync(1);
  wait.end();
  await waiting;
  expect([heard, wait.until()]).toEqual([[until, null], null]);
});

test('a narrower wait doesn’t hold up the wider one, but waits for it', async () => {
  browser();
  const timing = { ...realTiming, now: steadyClock() };
  const wide = new WaitSignal(timing);
  const narrow = new WaitSignal(timing, wide);
  const over = vi.fn();
  const pausing = narrow.pauseUntil(timing.now() + 1_000);
  await wide.passed();
  expect(wide.until()).toBeNull();
  const pausingAll = wide.pauseUntil(timing.now() + 5_000);
  const waiting = narrow.passed().then(over);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all([pausing, pausingAll, waiting]);
});
