import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptFiles, workerFiles } from './worker-files';

const KEPT = [
  '__next.__PAGE__.txt',
  '__next._tree.txt',
  '_next/static/chunks/0~a.js',
  '_next/static/media/font.woff2',
  'favicon.ico',
  'icon.svg',
  'index.html',
  'index.txt',
  'manifest.webmanifest',
  'review.html',
  'review.txt',
  'review/__next._tree.txt',
];
const NOT_KEPT = [
  '404.html',
  '_not-found.html',
  '_not-found.txt',
  '_not-found/__next._tree.txt',
  '.well-known/security.txt',
  '_next/static/chunks/old.js',
  '_next/static/chunks/0~a.js.map',
  'apple-touch-icon.png',
  'auth/done.html',
  'auth/done.js',
  'config.json',
  'icon-512.png',
  'notes.txt',
  'private/__next.x.txt',
  'robots.txt',
  'staff.csv',
  'sw.js',
  'sw-off.js',
];
const page = () =>
  '<script src="/_next/static/chunks/0~a.js" async=""></script><script src="/_next/static/chunks/old.js" noModule=""></script>';

test('the worker keeps what pages need and no other files', () => {
  expect(keptFiles([...NOT_KEPT, ...KEPT].reverse(), page)).toEqual(KEPT);
});

const folder = mkdtempSync(join(tmpdir(), 'worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each kept file is named with its bytes, in the same order every time', () => {
  for (const name of ['review.html', 'icon.svg', '_next/static/a b.js']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'abc');
  }
  const abc = 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
  expect(workerFiles(folder)).toEqual([
    { url: '/_next/static/a%20b.js', integrity: abc, revision: null },
    { url: '/icon.svg', integrity: abc, revision: 'ungWv48Bz+pBQUDe' },
    { url: '/review.html', integrity: abc, revision: 'ungWv48Bz+pBQUDe' },
  ]);
  writeFileSync(join(folder, 'review.html'), 'abd');
  expect(workerFiles(folder)[2]?.revision).not.toBe('ungWv48Bz+pBQUDe');
});
