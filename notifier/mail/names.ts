import { accessNames, TOLD_BY_NAME, type ToldBy, tellingId } from '../../lib/review/access';
import { homeAddress } from '../../lib/review/guest';
import type { DecisionItem, Resource } from '../../lib/review/model';
import { idEnd, ownName } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import type { Texts } from './texts';

/** How many characters of a tenant's text a mail has room for: Gmail cuts a mail after 102 kB. */
export const LIMITS = { name: 80, subject: 60, description: 120, said: 256, host: 600 } as const;

/**
 * Keeps mail programs from making a link of a name that looks like an address: a sign without a width follows its dots
 * and colons.
 */
function unlinked(text: string): string {
  return text.replace(/[.:](?=[\p{L}\p{N}/])/gu, '$&\u200c');
}

/** A name that somebody in a tenant wrote, for one line. */
export function saidName(text: string, limit: number = LIMITS.name): string {
  return unlinked(safeText(text, limit));
}

/** What a principal is called, with as much beside it as tells it from the others in its review. */
export function principalName(
  { portal }: Texts,
  item: Pick<DecisionItem, 'id' | 'principal' | 'resource'>,
  by: ToldBy = TOLD_BY_NAME,
): string {
  const { principal } = item;
  const name =
    ownName(principal) || portal('principal.nameless', { kind: principal.kind, end: idEnd(principal.id) });
  const id = tellingId(item, by);
  return [
    saidName(name),
    by.signInName &&
      principal.userPrincipalName !== name &&
      saidName(homeAddress(principal.userPrincipalName)),
    id && portal('access.id', { end: idEnd(id) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What an access is called, with the part that is reviewed, as the portal calls it. */
export function accessName({ portal }: Texts, resource: Resource, limit: number = LIMITS.name): string {
  const { id, detail } = resource;
  const names = accessNames(resource);
  const name = saidName(names.name, limit) || portal('access.nameless', { end: idEnd(id) });
  const part = detail
    ? portal(`access.${detail.kind}`, {
        name,
        detail: saidName(names.detail, limit) || portal('access.id', { end: idEnd(detail.id) }),
      })
    : name;
  return names.permission
    ? portal('access.permission', { access: part, permission: saidName(names.permission, limit) })
    : part;
}
