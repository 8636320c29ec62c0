import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is compiled into the export and the server of `npm start`. */
const SHIPPED_FROM = ['app', 'components', 'hosting', 'lib', 'instrumentation-client.ts', 'scripts/hosts.ts'];
const SOURCE = /\.(tsx?|css)$/;
/** Tests, and what a folder has installed for itself: the emulator of Static Web Apps. */
const NOT_SHIPPED = /(\.test|(^|\/|-)testing)\.tsx?$|(^|\/)node_modules\//;
const IMPORT =
  /(?:^|\n)\s*(?:(?:import|export)\s(?!type\s)[^'"]*?from\s*|import\s*|@import\s*|.*\bimport\()["']([^'"./][^'"]*)["']/g;

/** A package that comes with a release. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX expression, as the package says it. */
  license: string;
  /** Where it lies: `node_modules/next/node_modules/postcss`. */
  path: string;
}

export interface Lockfile {
  packages: Record<string, { version?: string; license?: string; dependencies?: Record<string, string> }>;
}

/** `@scope/name/part` is a part of `@scope/name`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The packages that a text of TypeScript or CSS takes code from; a type alone leaves nothing behind. */
export function importedPackages(text: string): string[] {
  const found = [...text.matchAll(IMPORT)].map(([, specifier = '']) => specifier);
  return found
    .filter((specifier) => !specifier.startsWith('node:') && !specifier.startsWith('@/'))
    .map(packageOf);
}

function sourcesOf(entry: string): string[] {
  if (SOURCE.test(entry)) return [entry];
  const names = readdirSync(entry, { recursive: true, encoding: 'utf8' }).map((name) => join(entry, name));
  return names.filter((name) => SOURCE.test(name) && !NOT_SHIPPED.test(name.replaceAll('\\', '/')));
}

/** The names of the packages that the shipped sources import, each once. */
export function shippedRoots(): string[] {
  const texts = SHIPPED_FROM.flatMap(sourcesOf).map((file) => readFileSync(file, 'utf8'));
  return [...new Set(texts.flatMap(importedPackages))].sort();
}

/** Node's own look-up: the nearest `node_modules`, then the one above it. */
function resolveIn({ packages }: Lockfile, name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at}${at ? '/' : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (!at) return undefined;
  }
}

/**
 * The packages that are shipped: these and all that they depend on, sorted by name. A package that only helped to make
 * the export may be among them; none that is in it is missing.
 * @throws where the lockfile doesn't have one of them
 */
export function shippedPackages(lockfile: Lockfile, roots: readonly string[]): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const visit = (name: string, from: string) => {
    const path = resolveIn(lockfile, name, from);
    const locked = path && lockfile.packages[path];
    if (!path || !locked) throw new Error(`The lockfile has no ${name}, which is shipped.`);
    if (found.has(path)) return;
    found.set(path, { name, version: locked.version ?? '', license: locked.license ?? '', path });
    for (const dependency of Object.keys(locked.dependencies ?? {})) visit(dependency, path);
  };
  for (const name of roots) visit(name, '');
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The lockfile of the folder that the command runs in. */
export const readLockfile = (): Lockfile => JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Licence files of a package, Next's copies of other packages included. */
export function licenceFiles(path: string): string[] {
  const own = readdirSync(path).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  const compiled = join(path, 'dist', 'compiled');
  const copies = path.endsWith('/next') && existsSync(compiled) ? readdirSync(compiled) : [];
  return [
    ...own.map((name) => join(path, name)),
    ...copies.flatMap((copy) =>
      existsSync(join(compiled, copy, 'LICENSE')) ? [join(compiled, copy, 'LICENSE')] : [],
    ),
  ].sort();
}
