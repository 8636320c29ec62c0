import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledAhead } from './compile-ahead';

/** Tells Chromium to compile the export's scripts while they load. Before their hashes are put into the pages. */
const CHUNKS = 'out/_next/static/chunks';
for (const name of readdirSync(CHUNKS).filter((file) => file.endsWith('.js'))) {
  const file = join(CHUNKS, name);
  writeFileSync(file, compiledAhead(readFileSync(file, 'utf8')));
}
