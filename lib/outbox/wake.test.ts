import { expect, test } from 'vitest';
import { Wake } from './wake';

function listener() {
  let count = 0;
  const on = () => {
    count += 1;
  };
  return { on, count: () => count };
}

test('a signal that nobody waits for wakes the next, also after somebody was woken', () => {
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

test('a signal that woke somebody wakes nobody after that', () => {
  const wake = new Wake();
  const { on, count } = listener();
  wake.listen(on);
  wake.signal();
  wake.listen(on);
  expect(count()).toBe(1);
});

test('whoever called it off is not woken, and does not hear for another', () => {
  const wake = new Wake();
  const { on, count } = listener();
  wake.listen(on)();
  wake.signal();
  expect(count()).toBe(0);
  wake.listen(on);
  expect(count()).toBe(1);
});
