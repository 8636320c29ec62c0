import { expect, test, vi } from 'vitest';
import { partCommands } from './part-commands';

test('a command runs the handler registered last, and none after that part is gone', () => {
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
