import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file that the service worker keeps, with exactly these bytes or not at all. */
export interface WorkerFile {
  url: string;
  integrity: string;
  /** Null for a name that changes with the content. */
  revision: string | null;
}

const HASHED = '_next/static/';
/** Files that no page of the portal requests by their own address. */
const NOT_KEPT = /^(404|_not-found)(\.|\/)/;
/**
 * The icons that a tab shows. The others are requested when the portal is installed, which needs a network
 * anyway.
 */
const ICONS = ['favicon.ico', 'icon.svg'];

/** Scripts for browsers without modules; such browsers have no service worker either. */
function legacyScripts(pages: readonly string[]): Set<string> {
  const tags = pages.flatMap((html) => html.match(/<script\b[^>]*\bnomodule\b[^>]*>/gi) ?? []);
  return new Set(tags.flatMap((tag) => /\ssrc="\/([^"?]+)/.exec(tag)?.[1] ?? []));
}

/**
 * The files of an export that the service worker keeps: pages, the router's data for links, hashed files, a
 * tab's icons and the manifest. Never the sign-in bridge (`auth/`), the configuration or the worker itself.
 * @param names paths under the export's folder, with slashes
 * @param pageText gives a page's HTML
 */
export function keptFiles(names: readonly string[], pageText: (name: string) => string): string[] {
  const pages = names.filter(
    (name) => name.endsWith('.html') && !name.startsWith('auth/') && !NOT_KEPT.test(name),
  );
  const routes = new Set(pages.map((page) => page.slice(0, -'.html'.length)));
  const legacy = legacyScripts(pages.map(pageText));
  const isPayload = (name: string) => {
    if (!name.endsWith('.txt') || NOT_KEPT.test(name)) return false;
    const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    const isPart = name.slice(folder.length).replace('/', '').startsWith('__next.');
    return isPart ? folder === '' || routes.has(folder) : routes.has(name.slice(0, -'.txt'.length));
  };
  const isHashed = (name: string) => name.startsWith(HASHED) && !name.endsWith('.map') && !legacy.has(name);
  const isKept = (name: string) =>
    pages.includes(name) ||
    isHashed(name) ||
    isPayload(name) ||
    ICONS.includes(name) ||
    name === 'manifest.webmanifest';
  return names.filter(isKept).sort();
}

/** The files of an export, always in the same order. */
export function workerFiles(folder: string): WorkerFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile());
  return keptFiles(names, (name) => readFileSync(join(folder, name), 'utf8')).map((name) => {
    const hash = createHash('sha256').update(readFileSync(join(folder, name)));
    const integrity = `sha256-${hash.digest('base64')}`;
    const revision = name.startsWith(HASHED)
      ? null
      : integrity.slice('sha256-'.length, 'sha256-'.length + 16);
    return { url: new URL(`/${name}`, 'https://portal.example').pathname, integrity, revision };
  });
}
