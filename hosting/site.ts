import type { PortalConfig } from '../lib/config';
import { type AnswerKind, kindOf } from './headers';
import { SECURITY_TXT, securityText } from './security-txt';

/** An address that a file of the export answers. */
export interface FileAddress {
  path: string;
  /** The file's path under the export's folder. */
  file: string;
  kind: AnswerKind;
}

/** An address whose answer the host makes from its own settings. */
export interface MadeAddress {
  path: string;
  type: string;
  body: string;
  kind: AnswerKind;
}

/** All addresses that a host answers besides redirects; every other address gets a 404 with its page. */
export interface Site {
  files: FileAddress[];
  made: MadeAddress[];
}

export interface SiteSettings {
  config: PortalConfig;
  /** The address for reports of security problems; without one `security.txt` isn't answered. */
  securityContact?: string;
}

export const NOT_FOUND_PAGE = '404.html';
/** Files that are answers without an address of their own, or that the host makes itself. */
const NOT_ADDRESSES = [NOT_FOUND_PAGE, '_not-found.html', SECURITY_TXT];

/** The addresses of a file: its own path and, if it is a page, the path without its ending. */
function pathsOf(name: string): string[] {
  if (name === 'index.html') return ['/', '/index.html'];
  return name.endsWith('.html') ? [`/${name}`, `/${name.slice(0, -'.html'.length)}`] : [`/${name}`];
}

/**
 * The file that answers a path. Where working offline is off, the worker's address gives the script that
 * removes the worker: every browser requests its worker again, without opening a page.
 */
function answeringFile(path: string, name: string, { config }: SiteSettings): string {
  return path === '/sw.js' && !config.offline ? 'sw-off.js' : name;
}

/**
 * The addresses of an export: one table for `npm start` and for the files of every other host.
 * @param names the export's files, with slashes
 * @param exportedSecurityText the export's own `security.txt`, if it has one
 */
export function siteOf(
  names: readonly string[],
  settings: SiteSettings,
  exportedSecurityText?: string,
): Site {
  const files = names
    .filter((name) => !NOT_ADDRESSES.includes(name))
    .flatMap((name) => pathsOf(name).map((path) => ({ path, name })))
    .map(({ path, name }) => ({ path, file: answeringFile(path, name, settings), kind: kindOf(name) }));
  const made: MadeAddress[] = [
    {
      path: '/config.json',
      type: 'application/json',
      body: JSON.stringify(settings.config),
      kind: 'answer',
    },
    { path: '/healthz', type: 'text/plain; charset=utf-8', body: 'ok', kind: 'answer' },
  ];
  const { securityContact } = settings;
  if (securityContact && exportedSecurityText)
    made.push({
      path: `/${SECURITY_TXT}`,
      type: 'text/plain; charset=utf-8',
      body: securityText(exportedSecurityText, securityContact),
      kind: 'file',
    });
  return { files, made };
}
