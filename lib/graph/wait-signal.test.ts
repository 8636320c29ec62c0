import { afterEach, expect, test, vi } from 'vitest';
import { realTiming, WaitSignal } from './wait-signal';

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

test('what Graph asked for is waited out all the same', async () => {
  const window = browser();
  const over = vi.fn();
  const wait = new WaitSignal(realTiming);
  const waiting = wait.pauseUntil(Date.now() + 5_000).then(over);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
});
