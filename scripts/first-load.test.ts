import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { firstLoads } from './first-load';

const folder = mkdtempSync(join(tmpdir(), 'first-load-'));
mkdirSync(join(folder, 'auth'));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

const A = 'a'.repeat(900);
const B = Array.from({ length: 400 }, (_, i) => `let b${i}=${i * 7919};`).join('');
write('a.js', A);
write('b.js', B);
write('old.js', 'for old browsers');
write(
  'index.html',
  '<script src="/a.js" async=""></script><script src="/b.js?v=1"></script><script src="/a.js"></script><script src="/old.js" noModule=""></script><script>inline</script>',
);
write('auth/done.html', '<script src="/a.js" defer></script>');

test('a route’s weight counts each of its scripts once, compressed, without those for old browsers', () => {
  const weigh = (text: string) => gzipSync(text, { level: 9 }).length;
  expect(firstLoads(folder)).toEqual([
    { route: '/', scripts: 2, bytes: weigh(A) + weigh(B) },
    { route: '/auth/done', scripts: 1, bytes: weigh(A) },
  ]);
});
