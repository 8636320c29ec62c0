import { expect, test, vi } from 'vitest';
import { tabs } from './tabs';
import { ANN, BOB } from './testing';

const arrived = () => new Promise((resolve) => setTimeout(resolve, 30));
const read = (message: unknown) => (typeof message === 'string' ? message : undefined);

test('a tab is heard by the other tabs of its owner, not by itself and not by another owner’s', async () => {
  const [one, two, bob] = [tabs(ANN, read), tabs(ANN, read), tabs(BOB, read)];
  const heard = { one: vi.fn(), two: vi.fn(), bob: vi.fn() };
  const stops = [one.listen(heard.one), two.listen(heard.two), bob.listen(heard.bob)];
  one.post('look again');
  await arrived();
  expect([heard.one, heard.two, heard.bob].map(({ mock }) => mock.calls)).toEqual([[], [['look again']], []]);
  for (const stop of stops) stop();
  one.post('nobody');
  await arrived();
  expect(heard.two).toHaveBeenCalledTimes(1);
  one.listen(() => {})();
});

test('what another version says and can’t be read is dropped', async () => {
  const [one, two] = [tabs<unknown>(ANN), tabs(ANN, read)];
  const heard = vi.fn();
  const stop = two.listen(heard);
  one.post({ kind: 'new' });
  await arrived();
  expect(heard).not.toHaveBeenCalled();
  stop();
  one.listen(() => {})();
});

test('without channels nothing is said and nothing breaks', () => {
  const refusing = class {
    constructor() {
      throw new DOMException('no', 'SecurityError');
    }
  } as unknown as typeof BroadcastChannel;
  for (const Channel of [refusing, null as unknown as undefined]) {
    const silent = tabs(ANN, read, Channel);
    silent.post('x');
    silent.listen(() => {})();
  }
});
