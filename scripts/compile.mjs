import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SERVER } from './server-bundle.mjs';

/** Inside node_modules, so that Node finds the one package that isn't compiled in. */
const FOLDER = 'node_modules/.cache/attest';
const SERVERS = {
  'run-sandbox': 'scripts/run-sandbox.ts',
  sandbox: 'sandbox/main.ts',
};

/**
 * Replaces a file as a whole, because another start may be reading it, and only where the text differs.
 * @param {string} file @param {string} text
 */
function replace(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const next = `${file}.${process.pid}`;
  writeFileSync(next, text);
  renameSync(next, file);
}

/**
 * Compiles the servers into one file each, which Node starts without a loader and without reading hundreds of
 * files: `sandbox.mjs` and `run-sandbox.mjs`, side by side. Needs the installed packages.
 * @returns {Promise<(name: keyof typeof SERVERS) => string>} gives the address of one, for `import()`
 */
export async function compileServers() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...SERVER,
    entryPoints: SERVERS,
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    write: false,
    // The library that renders mails uses Prettier only for formatted HTML, which is never requested.
    external: ['libsql', 'prettier'],
    sourcemap: 'linked',
  });
  mkdirSync(FOLDER, { recursive: true });
  for (const { path, text } of outputFiles) replace(join(FOLDER, basename(path)), text);
  return (name) => pathToFileURL(join(FOLDER, `${name}.mjs`)).href;
}
