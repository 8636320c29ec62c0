import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Exchange } from './check-answer';
import type { Model } from './model';

const require = createRequire(import.meta.url);
// Written as literals, so that tools see that the packages are used.
const PACKAGES = {
  'v1.0': require.resolve('@microsoft/microsoft-graph-types/package.json'),
  beta: require.resolve('@microsoft/microsoft-graph-types-beta/package.json'),
} as const;
const CACHE = join(dirname(require.resolve('typescript/package.json')), '../.cache/graph-types');
const READER = new URL('./types-model.ts', import.meta.url);

/**
 * Microsoft's types of one version of Graph. The compiler needs a second or two to read them,
 * and each test file would read them again, so the model is stored beside the packages, under
 * a name made of all its sources.
 */
export async function typesModel(version: Exchange['version']): Promise<Model> {
  const text = readFileSync(join(dirname(PACKAGES[version]), 'microsoft-graph.d.ts'));
  const name = createHash('sha1').update(text).update(readFileSync(READER)).digest('hex');
  const file = join(CACHE, `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Model;
  const { readTypes } = await import('./types-model');
  const model = readTypes(text.toString('utf8'));
  mkdirSync(CACHE, { recursive: true });
  // Written to another name and then renamed, so that another worker never reads half a file.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(model));
  renameSync(`${file}.${process.pid}`, file);
  return model;
}
