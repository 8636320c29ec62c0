import { expect, test } from 'vitest';
import type { Keeper } from './keeper';
import { OwnerLog } from './owner-log';
import { act } from './testing';

test('calls take turns: a choice whose keeping is slow and fails still comes before the next one', async () => {
  const answers = [
    () => new Promise((_, reject) => setTimeout(() => reject(new DOMException('gone', 'UnknownError')), 20)),
    () => Promise.resolve([7]),
  ];
  const keeper = {
    enabled: true,
    exists: true,
    worthTrying: true,
    run: () => answers.shift()?.(),
    fell() {
      this.worthTrying = false;
    },
    stands() {},
  };
  const log = new OwnerLog(keeper as unknown as Keeper, 'tenant/user');
  const [a, b] = await Promise.all([log.append([act('a')], 'strict'), log.append([act('b')], 'strict')]);
  expect(a[0]).toBeLessThan(b[0] ?? 0);
});
