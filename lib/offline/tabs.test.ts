import { expect, test, vi } from 'vitest';
import { tabs } from './tabs';
import { ANN, BOB } from './testing';

const read = (message: unknown) => (typeof message === 'string' ? message : undefined);

test('a tab is heard by the other tabs of its owner, not by itself and not by another owner’s', async () => {
  const [one, two, bob] = [tabs(ANN, read), tabs(ANN, read), tabs(BOB, read)];
  const heard = { one: vi.fn(), two: vi.fn(), bob: vi.fn(), last: vi.fn() };
  const stops = [one.listen(heard.one), two.listen(heard.two), bob.listen(heard.bob)];
  one.post('look again');
  // A channel delivers messages in order: when `after` comes first, nothing came before it.
  two.post('after');
  tabs(BOB, read).post('after');
  await expect
    .poll(() => [heard.one, heard.two, heard.bob].map(({ mock }) => mock.calls))
    .toEqual([[['after']], [['look again']], [['after']]]);
  for (const stop of stops) stop();
  const stop = tabs(ANN, read).listen(heard.last);
  one.post('nobody else');
  await expect.poll(() => heard.last.mock.calls).toEqual([['nobody else']]);
  expect(heard.two).toHaveBeenCalledTimes(1);
  stop();
  one.listen(() => {})();
});

test('a message that can’t be read is dropped', async () => {
  const [one, two] = [tabs<unknown>(ANN), tabs(ANN, read)];
  const heard = vi.fn();
  const stop = two.listen(heard);
  one.post({ kind: 'new' });
  one.post('after');
  await expect.poll(() => heard.mock.calls).toEqual([['after']]);
  stop();
  one.listen(() => {})();
});

test('without broadcast channels, posting and listening throw nothing', () => {
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
