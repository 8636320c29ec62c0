import { build } from 'esbuild';
import { workerFiles } from './worker-files';

/**
 * Makes `out/sw.js`, the service worker with its list of files, and `out/sw-off.js`, which removes the worker
 * from every browser: a host serves it instead of the first to switch working offline off.
 */
const files = workerFiles('out');

for (const [entry, name] of [
  ['main', 'sw'],
  ['off', 'sw-off'],
])
  await build({
    entryPoints: [`lib/offline/worker/${entry}.ts`],
    outfile: `out/${name}.js`,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', KEPT_FILES: JSON.stringify(files) },
    logLevel: 'warning',
  });
console.log(`${files.length} files for working offline`);
