import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const INLINE = 'self.__next_f.push([1,"<p>"])';
const html = (title: string) =>
  `<!doctype html><title>${title}</title><script src="/_next/static/a.js"></script><script>${INLINE}</script>`;

/** An export with one file of each kind. */
export const SMALL_EXPORT = {
  'index.html': html('inbox'),
  'review.html': html('review'),
  'review.txt': 'router payload',
  '404.html': html('not found'),
  '_not-found.html': html('not found'),
  'auth/done.html': '<!doctype html><script src="/auth/done.js"></script>',
  'auth/done.js': 'broadcast()',
  '_next/static/a.js': `/* ${'long enough to compress '.repeat(60)} */`,
  'manifest.webmanifest': '{}',
  'icon.svg': '<svg/>',
  'icon-192.png': 'png',
  'favicon.ico': 'ico',
  'robots.txt': 'User-agent: *',
  '.well-known/security.txt': 'Contact: https://attest.example/\nExpires: 2027-01-01T00:00:00Z\n',
  'sw.js': 'keep()',
  'sw-off.js': 'remove()',
};

/** Writes the small export. @returns the folder, which the caller removes */
export function smallExport(folder = mkdtempSync(join(tmpdir(), 'export-'))): string {
  for (const [name, text] of Object.entries(SMALL_EXPORT)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
