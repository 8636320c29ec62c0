import { expect, test } from 'vitest';
import { Bell } from './bell';

test('a ring that nobody waits for wakes the next, also after somebody was woken', () => {
  const bell = new Bell();
  let woken = 0;
  const wake = () => {
    woken += 1;
  };
  bell.listen(wake);
  bell.ring();
  expect(woken).toBe(1);
  bell.ring();
  expect(woken).toBe(1);
  bell.listen(wake);
  expect(woken).toBe(2);
});

test('whoever called it off is not woken, and does not hear for another', () => {
  const bell = new Bell();
  let woken = 0;
  const wake = () => {
    woken += 1;
  };
  bell.listen(wake)();
  bell.ring();
  expect(woken).toBe(0);
  bell.listen(wake);
  expect(woken).toBe(1);
});
