import { expect, test, vi } from 'vitest';
import { partCommands } from './part-commands';

test('a command does what the part on screen said last, and nothing once the part is gone', () => {
  const commands = partCommands();
  expect(commands.run('undo')).toBe(false);
  const [first, second] = [vi.fn(), vi.fn()];
  const leaveFirst = commands.register('undo', first);
  const leaveSecond = commands.register('undo', second);
  leaveFirst();
  expect(commands.run('undo')).toBe(true);
  expect(commands.run('search')).toBe(false);
  leaveSecond();
  expect(commands.run('undo')).toBe(false);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
});
