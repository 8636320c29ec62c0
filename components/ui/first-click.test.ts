import { expect, test, vi } from 'vitest';
import { atFirstClick } from './first-click';

test('a click or a key acts, the second click of a double click doesn’t', () => {
  const act = vi.fn();
  const onClick = atFirstClick(act);
  for (const detail of [0, 1]) onClick({ detail });
  expect(act).toHaveBeenCalledTimes(2);
  for (const detail of [2, 3]) onClick({ detail });
  expect(act).toHaveBeenCalledTimes(2);
});
