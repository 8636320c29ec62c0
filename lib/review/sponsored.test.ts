import { expect, test } from 'vitest';
import { mayAttest } from './sponsored';

test('a guest can be confirmed with Microsoft’s permission for it, and with no other', () => {
  expect(mayAttest(['User.Read.All', 'LifecyclePolicies-Guests.ReadWrite.All'])).toBe(true);
  expect(mayAttest(['User.Read.All', 'LifecyclePolicies-Guests.Read.All'])).toBe(false);
  expect(mayAttest([])).toBe(false);
});
