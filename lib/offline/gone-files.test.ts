import { expect, test, vi } from 'vitest';
import { onMissingFile, type PageOfFiles } from './gone-files';

function pageOf(status: number | 'no network') {
  const kept = new Map<string, string>();
  const reload = vi.fn();
  const page: PageOfFiles = {
    origin: 'https://portal.example',
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    ask: async () => {
      if (status === 'no network') throw new TypeError('Failed to fetch');
      return { status };
    },
    reload,
  };
  return { page, reload };
}

test('a page whose file is gone from the host is reloaded, once for each file', async () => {
  const { page, reload } = pageOf(404);
  await onMissingFile('/_next/static/a.js', page);
  await onMissingFile('https://portal.example/_next/static/a.js?x', page);
  expect(reload).toHaveBeenCalledTimes(1);
  await onMissingFile('/_next/static/b.js', page);
  expect(reload).toHaveBeenCalledTimes(2);
});

test.each([200, 500, 503])('a host that answers %i doesn’t cause a reload', async (status) => {
  const { page, reload } = pageOf(status);
  await onMissingFile('/_next/static/a.js', page);
  expect(reload).not.toHaveBeenCalled();
});

test('a network that is down, or a file from elsewhere, doesn’t cause a reload', async () => {
  const { page, reload } = pageOf('no network');
  await expect(onMissingFile('/_next/static/a.js', page)).rejects.toThrow();
  const other = pageOf(404);
  await onMissingFile('https://elsewhere.example/_next/static/a.js', other.page);
  await onMissingFile('/auth/done.js', other.page);
  expect([reload.mock.calls.length, other.reload.mock.calls.length]).toEqual([0, 0]);
});
