import { expect, it } from 'vitest';
import { createMessages } from './messages';

it('a message is shown once', () => {
  const messages = createMessages();
  const key = messages.keep({ text: 'Done.', problem: false });
  expect(messages.take(key)).toEqual({ text: 'Done.', problem: false });
  expect(messages.take(key)).toBeUndefined();
  expect(messages.take(undefined)).toBeUndefined();
});

it('only the last hundred unread messages are kept', () => {
  const messages = createMessages();
  const keys = Array.from({ length: 130 }, (_, n) => messages.keep({ text: String(n), problem: false }));
  const kept = keys.flatMap((key) => messages.take(key)?.text ?? []);
  expect(kept).toHaveLength(100);
  expect(kept[0]).toBe('30');
});
