import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withIntegrity } from './integrity';

/**
 * Writes the hash of each script and style into the pages of `out/`. It runs before the build of the
 * worker, which hashes the pages.
 */
for (const page of readdirSync('out', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
)) {
  const html = readFileSync(join('out', page), 'utf8');
  writeFileSync(
    join('out', page),
    withIntegrity(html, (address) => readFileSync(join('out', address))),
  );
}
