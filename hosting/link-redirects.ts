import { DOMAIN, GUID } from '../lib/config';
import { readLinkHints, routes } from '../lib/routes';

const MY_ACCESS_LIST = /^\/@([^/]+)\/?$/;
const REVIEW_PATH = /^\/reviews\/([^/]+)\/([^/]+)(?:\/([^/]+))?\/?$/;

const bare = (pattern: RegExp) => pattern.source.replace(/^\^/, '').replace(/\$$/, '');

/**
 * The same forms as patterns for hosts that can't run this code; some of them support no look-ahead. The
 * portal checks the values again.
 */
export const PATTERNS = { guid: bare(GUID), domain: bare(DOMAIN).replace(/^\(\?=[^)]*\)/, '') };

const isTenant = (text: string) => GUID.test(text) || DOMAIN.test(text);

/**
 * The portal's path for a link in another form: `/@{tenant}`, the form of My Access's list link, and
 * `/reviews/{definition}/{instance}[/{item}]`. The fragment of My Access (`#/access-reviews`) never reaches a
 * server.
 *
 * The result is built from checked ids only, never from the path's own text, so no link can lead off this
 * site.
 * @param path the path as it was sent, still encoded: an encoded id is not accepted
 * @param query of which `tenant` and `login_hint` are kept
 * @returns a path of the portal, or undefined where the path is no such link or an id in it is malformed
 */
export function linkRedirect(path: string, query: URLSearchParams): string | undefined {
  const hints = readLinkHints(query);
  const tenant = MY_ACCESS_LIST.exec(path)?.[1];
  if (tenant !== undefined)
    return isTenant(tenant) ? routes.open({ ...hints, tenant: tenant.toLowerCase() }) : undefined;

  const [, definitionId, instanceId, itemId] = REVIEW_PATH.exec(path) ?? [];
  const ids = [definitionId, instanceId, ...(itemId === undefined ? [] : [itemId])];
  if (!ids.every((id) => id !== undefined && GUID.test(id))) return undefined;
  return routes.open({
    ...hints,
    definitionId: definitionId?.toLowerCase(),
    instanceId: instanceId?.toLowerCase(),
    itemId: itemId?.toLowerCase(),
  });
}
