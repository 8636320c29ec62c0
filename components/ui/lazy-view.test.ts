import { expect, test, vi } from 'vitest';
import { lazyView } from './lazy-view';

const View = () => null;
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a view is fetched once, when it is first needed, and its listeners hear when it is there', async () => {
  const fetchView = vi.fn(async () => View);
  const view = lazyView(fetchView);
  expect(fetchView).not.toHaveBeenCalled();
  const listener = vi.fn();
  view.subscribe(listener);
  expect([view.read(), view.read()]).toEqual([null, null]);
  await settled();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(view.read()).toBe(View);
  expect(fetchView).toHaveBeenCalledTimes(1);
});

test('a view that can’t be fetched throws, and is fetched again after its page was left', async () => {
  const fetchView = vi.fn(async () => View).mockRejectedValueOnce(new Error('gone'));
  const view = lazyView(fetchView);
  const leave = view.subscribe(() => {});
  view.read();
  await settled();
  expect(() => view.read()).toThrow('gone');
  expect(() => view.read()).toThrow('gone');
  leave();
  expect(view.read()).toBeNull();
  await settled();
  expect(view.read()).toBe(View);
});

test('a view whose preload failed is fetched again when it is needed', async () => {
  const fetchView = vi.fn(async () => View).mockRejectedValueOnce(new Error('no network'));
  const view = lazyView(fetchView);
  view.preload();
  await settled();
  view.preload();
  await settled();
  expect(view.read()).toBe(View);
  expect(fetchView).toHaveBeenCalledTimes(2);
});

test('an optional view that can’t be fetched is missing, and is fetched again when it is next shown', async () => {
  const fetchView = vi.fn(async () => View).mockRejectedValueOnce(new Error('no network'));
  const view = lazyView(fetchView, { optional: true });
  const leave = view.subscribe(() => {});
  expect([view.read(), view.isMissing()]).toEqual([null, false]);
  await settled();
  expect([view.read(), view.isMissing()]).toEqual([null, true]);
  expect(fetchView).toHaveBeenCalledTimes(1);
  leave();
  expect([view.read(), view.isMissing()]).toEqual([null, false]);
  await settled();
  expect(view.read()).toBe(View);
});

test('an optional view that is missing appears when a later preload succeeds', async () => {
  const fetchView = vi.fn(async () => View).mockRejectedValueOnce(new Error('no network'));
  const view = lazyView(fetchView, { optional: true });
  const listener = vi.fn();
  view.subscribe(listener);
  view.read();
  await settled();
  view.preload();
  await settled();
  expect([view.read(), view.isMissing()]).toEqual([View, false]);
  expect(listener).toHaveBeenCalledTimes(2);
});
