import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDevice } from './device';
import { keepFiles } from './keep-files';
import { alone } from './locks';
import { tabs } from './tabs';
import { act } from './testing';

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** An object that throws when one of these properties is read. */
const refusing = (...names: string[]) =>
  Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: refuse }])));

describe('in a browser that refuses everything that is kept', () => {
  const owner = { tenantId: 't', userId: 'u' };

  const before = ['caches', 'indexedDB'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  afterEach(() => {
    for (const [name, descriptor] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  });

  test('the device opens, and its place is memory', async () => {
    vi.stubGlobal('navigator', refusing('storage'));
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: refuse });
    const log = openDevice().log(owner);
    await expect(log.append([act('a')], 'strict')).rejects.toThrow();
    expect(log.place).toBe('memory');
  });

  test('the portal works without a worker and its files', () => {
    vi.stubGlobal('navigator', refusing('serviceWorker'));
    Object.defineProperty(globalThis, 'caches', { configurable: true, get: refuse });
    expect(() => keepFiles(true)()).not.toThrow();
    expect(() => keepFiles(false)()).not.toThrow();
  });

  test('work is sent without locks, and posting to other tabs throws nothing', async () => {
    vi.stubGlobal('navigator', refusing('locks'));
    expect(await alone(owner)(async () => 'sent', new AbortController().signal)).toBe('sent');
    const channel = tabs(owner, undefined, refuse as unknown as typeof BroadcastChannel);
    expect(() => channel.post('hello')).not.toThrow();
  });
});
