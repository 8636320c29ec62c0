import { afterEach, expect, test, vi } from 'vitest';
import { repairStore } from './repair-store';

afterEach(() => vi.unstubAllGlobals());

function storageWith(...keys: string[]) {
  const kept = new Map(keys.map((key) => [key, 'x']));
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('all entries of MSAL and its encryption cookie are removed, and nothing else', () => {
  const local = storageWith('msal.2.account.keys', 'attest.account', 'msal.x', 'a.msal.b', 'msal.y');
  const session = storageWith('msal.interaction.status', 'attest.draft');
  const document = { cookie: '' };
  vi.stubGlobal('window', { localStorage: local, sessionStorage: session });
  vi.stubGlobal('document', document);
  repairStore();
  expect([...local.kept.keys()]).toEqual(['attest.account', 'a.msal.b']);
  expect([...session.kept.keys()]).toEqual(['attest.draft']);
  expect(document.cookie).toMatch(/^msal\.cache\.encryption=; expires=Thu, 01 Jan 1970 .*path=\//);
});

test('a storage that can’t be reached is skipped, and the other is repaired', () => {
  const session = storageWith('msal.x');
  vi.stubGlobal('document', { cookie: '' });
  vi.stubGlobal('window', {
    get localStorage(): Storage {
      throw new Error('SecurityError');
    },
    sessionStorage: session,
  });
  repairStore();
  expect(session.kept.size).toBe(0);
});
