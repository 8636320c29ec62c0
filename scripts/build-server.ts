import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { build } from 'esbuild';
import { isPackable, packedNames, readExport } from '../hosting/exported-files';
import { SERVER } from './server-bundle.mjs';

/**
 * Makes `dist/`: the server of `npm start` and the command `npm run hosts`, each as one file that
 * needs no package, and the compressed forms of the export, because compressing them at each start
 * would take seconds and memory.
 */
const FOLDER = 'dist';
const BEST = { params: { [zlib.BROTLI_PARAM_QUALITY]: zlib.BROTLI_MAX_QUALITY } };

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(`${FOLDER}/packed`, { recursive: true });
await build({ ...SERVER, entryPoints: ['hosting/main.ts'], outfile: `${FOLDER}/portal.mjs` });
await build({ ...SERVER, entryPoints: ['scripts/hosts.ts'], outfile: `${FOLDER}/hosts.mjs` });
for (const { body } of readExport('out').filter(isPackable)) {
  const { br, gzip } = packedNames(body);
  writeFileSync(`${FOLDER}/packed/${br}`, brotliCompressSync(body, BEST));
  writeFileSync(`${FOLDER}/packed/${gzip}`, gzipSync(body, { level: 9 }));
}
