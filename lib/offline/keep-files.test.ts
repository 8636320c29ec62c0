import { afterEach, expect, test, vi } from 'vitest';
import { keepFiles } from './keep-files';

function browser() {
  const registration = { update: vi.fn(async () => {}), unregister: vi.fn(async () => true) };
  const container = {
    register: vi.fn(async () => registration),
    getRegistrations: vi.fn(async () => [registration]),
  };
  const cacheStorage = { keys: async () => ['attest-files'], delete: vi.fn(async () => true) };
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  const clock = { now: 0 };
  const options = { container, cacheStorage, now: () => clock.now } as never;
  return { registration, container, cacheStorage, page, clock, options };
}

afterEach(() => vi.unstubAllGlobals());
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('the worker is registered without the HTTP cache when the host allows it', () => {
  const { container, options } = browser();
  keepFiles(true, options);
  expect(container.register).toHaveBeenCalledWith('/sw.js', { updateViaCache: 'none' });
});

test('a tab that is shown again after an hour asks for a newer version', async () => {
  const { registration, page, clock, options } = browser();
  const stop = keepFiles(true, options);
  const show = async () => {
    page.dispatchEvent(new Event('visibilitychange'));
    await settled();
    return registration.update.mock.calls.length;
  };
  expect(await show()).toBe(0);
  clock.now = 3_600_000;
  expect(await show()).toBe(1);
  expect(await show()).toBe(1);
  clock.now = 7_200_000;
  stop();
  expect(await show()).toBe(1);
});

test('when the host switches it off, the worker is unregistered and its files are deleted', async () => {
  const { registration, container, cacheStorage, options } = browser();
  keepFiles(false, options);
  await settled();
  expect(container.register).not.toHaveBeenCalled();
  expect(registration.unregister).toHaveBeenCalled();
  expect(cacheStorage.delete).toHaveBeenCalledWith('attest-files');
});

test('a browser without workers, or one that refuses them, causes no error', async () => {
  const { options } = browser();
  keepFiles(true, { ...(options as object), container: undefined } as never);
  const refusing = { register: async () => Promise.reject(new DOMException('no', 'SecurityError')) };
  keepFiles(true, { ...(options as object), container: refusing } as never);
  await settled();
});
