import { HASHED_FOLDER, headersFor, kindOf } from '../headers';
import { SECURITY_TXT } from '../security-txt';
import { NOT_FOUND_PAGE } from '../site';
import { contentTypes, type HostFiles, type HostInput, listed } from './host';

/** https://learn.microsoft.com/azure/static-web-apps/configuration */
interface Route {
  route: string;
  rewrite?: string;
  statusCode?: number;
  headers?: Record<string, string>;
}

/** The headers that differ from those of every answer; an empty value removes a header. */
function changedHeaders(
  wanted: Record<string, string>,
  everywhere: Record<string, string>,
): Record<string, string> {
  const names = new Set([...Object.keys(everywhere), ...Object.keys(wanted)]);
  return Object.fromEntries(
    [...names].filter((name) => wanted[name] !== everywhere[name]).map((name) => [name, wanted[name] ?? '']),
  );
}

/**
 * Answers made by the host are files beside the export; an address without an ending
 * is rewritten to a name with one.
 */
const fileOf = (path: string) => (/\.\w+$/.test(path) ? path : `${path}.txt`);

/**
 * The files that are copied over the export for Azure Static Web Apps. Its routes can't move a part of an
 * address into another, so links in My Access's form lead to the page for unknown addresses there.
 */
export function staticWebAppsFiles({ site, context }: HostInput): HostFiles {
  const everywhere = headersFor('page', context);
  const headersOf = (kind: Parameters<typeof headersFor>[0]) =>
    changedHeaders(headersFor(kind, context), everywhere);
  const types = contentTypes(site);
  const endings = [...types.keys()].filter((ending) => ending !== 'html');
  const single = listed(site).filter(
    ({ path, file, kind }) => path !== `/${file}` || ['bridge', 'worker'].includes(kind),
  );
  // These files are in the export, but must not answer.
  const unanswered = ['/_not-found', '/_not-found.html'];
  if (!site.made.some(({ path }) => path === `/${SECURITY_TXT}`)) unanswered.push(`/${SECURITY_TXT}`);
  const routes: Route[] = [
    ...site.made.map(
      ({ path, kind }): Route => ({
        route: path,
        ...(fileOf(path) !== path && { rewrite: fileOf(path) }),
        headers: headersOf(kind),
      }),
    ),
    ...single
      .filter(({ path }) => path !== '/')
      .map(
        ({ path, file, kind }): Route => ({
          route: path,
          ...(path !== `/${file}` && { rewrite: `/${file}` }),
          ...(kind !== 'page' && { headers: headersOf(kind) }),
        }),
      ),
    ...unanswered.map((route): Route => ({ route, statusCode: 404 })),
    { route: `/${HASHED_FOLDER}*`, headers: headersOf('hashed') },
    { route: `/*.{${endings.join(',')}}`, headers: headersOf(kindOf('a.txt')) },
  ];
  const config = {
    globalHeaders: everywhere,
    mimeTypes: Object.fromEntries([...types].map(([ending, type]) => [`.${ending}`, type])),
    responseOverrides: { 404: { rewrite: `/${NOT_FOUND_PAGE}` } },
    routes,
  };
  return {
    'staticwebapp.config.json': `${JSON.stringify(config, null, 1)}\n`,
    ...Object.fromEntries(site.made.map(({ path, body }) => [fileOf(path).slice(1), body])),
  };
}
