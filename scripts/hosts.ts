import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../hosting/environment';
import { HOSTS, hostInput } from '../hosting/hosts/all';

/**
 * `npm run hosts`: writes the files for other hosts than `npm start`, one folder each, from the export in
 * `out/` and the same environment. `-- --root` says where the host will find the export.
 */
const FOLDER = 'host-files';

const { values } = parseArgs({ options: { root: { type: 'string', default: resolve('out') } } });
const answer = readEnvironment(process.env);
if ('mistakes' in answer) {
  for (const mistake of answer.mistakes) console.error(mistake);
  process.exit(1);
}
const input = hostInput({ ...answer.environment, exportFolder: 'out', root: values.root });
rmSync(FOLDER, { recursive: true, force: true });
for (const [name, filesOf] of Object.entries(HOSTS))
  for (const [file, text] of Object.entries(filesOf(input))) {
    const path = join(FOLDER, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
