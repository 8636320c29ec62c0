import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Exchange } from './check-answer';
import type { Model } from './model';

const require = createRequire(import.meta.url);
// Written out, so that tools see the packages in use.
const PACKAGES = {
  'v1.0': require.resolve('@microsoft/microsoft-graph-types/package.json'),
  beta: require.resolve('@microsoft/microsoft-graph-types-beta/package.json'),
} as const;
const CACHE = join(dirname(require.resolve('typescript/package.json')), '../.cache/graph-types');
const READER = new URL('./types-model.ts', import.meta.url);

/**
 * Microsoft's types of one version of Graph. Reading them with the compiler takes a second or two, and each test file
 * would do it again, so the model is kept beside the packages under a name made of all that it is read from.
 */
export async function typesModel(version: Exchange['version']): Promise<Model> {
  const text = readFileSync(join(dirname(PACKAGES[version]), 'microsoft-graph.d.ts'));
  const name = createHash('sha1').update(text).update(readFileSync(READER)).digest('hex');
  const file = join(CACHE, `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Model;
  const { readTypes } = await import('./types-model');
  const model = readTypes(text.toString('utf8'));
  mkdirSync(CACHE, { recursive: true });
  // Written aside and renamed: another worker never reads half a file.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(model));
  renameSync(`${file}.${process.pid}`, file);
  return model;
}
