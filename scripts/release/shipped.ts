import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources of the export and of the server of `npm start`. */
const SHIPPED_FROM = ['app', 'components', 'hosting', 'lib', 'instrumentation-client.ts', 'scripts/hosts.ts'];
const SOURCE = /\.(tsx?|css)$/;
/** Tests, and packages that a folder has installed for itself: the emulator of Static Web Apps. */
const NOT_SHIPPED = /(\.test|(^|\/|-)testing)\.tsx?$|(^|\/)node_modules\//;
const IMPORT =
  /(?:^|\n)\s*(?:(?:import|export)\s(?!type\s)[^'"]*?from\s*|import\s*|@import\s*|.*\bimport\()["']([^'"./][^'"]*)["']/g;

/** A package that comes with a release. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** The SPDX expression in the package's own metadata. */
  license: string;
  /** The package's folder: `node_modules/next/node_modules/postcss`. */
  path: string;
}

export interface Lockfile {
  packages: Record<string, { version?: string; license?: string; dependencies?: Record<string, string> }>;
}

/** The package of an import: `@scope/name/part` belongs to `@scope/name`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * The packages from which a text of TypeScript or CSS imports code; an import of a type alone doesn't count.
 */
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
 * The shipped packages: these and all their dependencies, sorted by name. A package that only helped to make
 * the export may be among them; no package in the export is missing.
 * @throws where the lockfile lacks one of them
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

/** The lockfile in the working directory. */
export const readLockfile = (): Lockfile => JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** The licence files of a package, including Next's copies of other packages. */
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
