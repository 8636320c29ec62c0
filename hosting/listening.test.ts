import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PortalConfig } from '../lib/config';
import { smallExport } from './export-testing';
import { ownUrl } from './listening';
import { startPortal } from './server';

test.each([
  ['localhost', 'http://localhost:8080'],
  ['0.0.0.0', 'http://localhost:8080'],
  ['192.168.1.20', 'http://192.168.1.20:8080'],
  ['::', 'http://[::1]:8080'],
  ['0:0:0:0:0:0:0:0', 'http://[::1]:8080'],
  ['::1', 'http://[::1]:8080'],
  ['fd00::20', 'http://[fd00::20]:8080'],
])('a server on %s gets its health check at %s', (host, url) => {
  expect(ownUrl({ host, port: 8080 })).toBe(url);
  expect(new URL(url).port).toBe('8080');
});

test('a server returns an address that a browser accepts, also for IPv6', async () => {
  const exportFolder = smallExport();
  const config: PortalConfig = {
    tenant: 'contoso.com',
    clientId: '11111111-2222-3333-4444-555555555555',
    cloud: 'global',
    optionalPermissions: [],
    offline: true,
    suggestedReasons: [],
  };
  const { url, close } = await startPortal({ config, exportFolder, host: '127.0.0.1', name: '::1', port: 0 });
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  await close();
  rmSync(exportFolder, { recursive: true });
});
