import { expect, test } from 'vitest';
import { Wake } from './wake';

function listener() {
  let count = 0;
  const on = () => {
    count += 1;
  };
  return { on, count: () => count };
}

test('a signal without a listener wakes the next one, also after an earlier wake', () => {
  const wake = new Wake();
  const { on, count } = listener();
  wake.listen(on);
  wake.signal();
  expect(count()).toBe(1);
  wake.signal();
  expect(count()).toBe(1);
  wake.listen(on);
  expect(count()).toBe(2);
});

test('a signal that woke a listener wakes no later one', () => {
  const wake = new Wake();
  const { on, count } = listener();
  wake.listen(on);
  wake.signal();
  wake.listen(on);
  expect(count()).toBe(1);
});

test('a listener that stopped is not woken, and the signal goes to the next', () => {
  const wake = new Wake();
  const { on, count } = listener();
  wake.listen(on)();
  wake.signal();
  expect(count()).toBe(0);
  wake.listen(on);
  expect(count()).toBe(1);
});
