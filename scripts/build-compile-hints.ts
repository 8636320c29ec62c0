import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCompileHint } from './compile-hint';

const CHUNKS = 'out/_next/static/chunks';

// The hashes of the scripts are put into the pages by a later step, so the hints come before it.
for (const name of readdirSync(CHUNKS).filter((file) => file.endsWith('.js'))) {
  const file = join(CHUNKS, name);
  writeFileSync(file, withCompileHint(readFileSync(file, 'utf8')));
}
