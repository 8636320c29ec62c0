import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The JavaScript that a browser must load before a route's code runs. */
export interface FirstLoad {
  route: string;
  scripts: number;
  /** Bytes after gzip. */
  bytes: number;
}

const SCRIPT_TAG = /<script\b([^>]*)>/g;

/**
 * The addresses of a page's script files; other browsers never load the scripts for browsers without modules.
 */
function scriptsOf(html: string): string[] {
  const sources = [...html.matchAll(SCRIPT_TAG)]
    .map((match) => match[1] ?? '')
    .filter((attributes) => !/\bnomodule\b/i.test(attributes))
    .map((attributes) => /\ssrc="([^"?]+)/.exec(attributes)?.[1])
    .filter((source) => source !== undefined);
  return [...new Set(sources)];
}

/**
 * The first-load JavaScript of every page of an export, by route.
 * @param folder the export
 * @returns the heaviest first
 */
export function firstLoads(folder: string): FirstLoad[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  return pages
    .map((page) => {
      const scripts = scriptsOf(readFileSync(join(folder, page), 'utf8'));
      const bytes = scripts.map(
        (script) => gzipSync(readFileSync(join(folder, script)), { level: 9 }).length,
      );
      const route = `/${page.replace(/(^index)?\.html$/, '')}`;
      return { route, scripts: scripts.length, bytes: bytes.reduce((sum, size) => sum + size, 0) };
    })
    .sort((a, b) => b.bytes - a.bytes);
}
