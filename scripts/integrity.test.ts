import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withIntegrity } from './integrity';

// "abc" in SHA-384, from FIPS 180-2.
const ABC = 'sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn';
const mark = (html: string) => withIntegrity(html, () => new TextEncoder().encode('abc'));

test('each script, style and preload of a script gets its hash once', () => {
  expect(mark('<script src="/a.js" async=""></script>')).toBe(
    `<script src="/a.js" async="" integrity="${ABC}"></script>`,
  );
  expect(mark('<link rel="stylesheet" href="/a.css"/>')).toBe(
    `<link rel="stylesheet" href="/a.css" integrity="${ABC}"/>`,
  );
  expect(mark('<link rel="preload" as="script" href="/a.js"/>')).toContain(ABC);
  expect(mark(mark('<script src="/a.js"></script>'))).toBe(mark('<script src="/a.js"></script>'));
});

test('other elements get no hash', () => {
  const rest =
    '<script id="_R_">self.x</script><link rel="icon" href="/icon.svg"/><link rel="preload" href="/config.json" as="fetch"/>';
  expect(mark(rest)).toBe(rest);
});

test.runIf(existsSync('out'))('every script and style in the export has the hash of its bytes', () => {
  const pages = readdirSync('out', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages)
    for (const [tag] of readFileSync(join('out', page), 'utf8').matchAll(
      /<(?:script [^>]*src=|link [^>]*rel="stylesheet")[^>]*>/g,
    )) {
      const [, address = ''] = /(?:src|href)="\/([^"]+)"/.exec(tag) ?? [];
      const hash = createHash('sha384')
        .update(readFileSync(join('out', address)))
        .digest('base64');
      expect(tag, page).toContain(`integrity="sha384-${hash}"`);
    }
});
