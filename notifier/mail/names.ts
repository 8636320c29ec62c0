import { accessNames, BY_NAME_ALONE, type DistinguishedBy, distinguishingId } from '../../lib/review/access';
import type { DecisionItem, Resource } from '../../lib/review/model';
import { addressBeside, idEnd, ownName } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import type { Texts } from './texts';

/** The longest texts of a tenant in a mail, in characters: Gmail cuts a mail after 102 kB. */
export const LIMITS = { name: 80, subject: 60, description: 120, said: 256, host: 600 } as const;

/**
 * Keeps mail programs from turning a name that looks like an address into a link: adds a zero-width
 * character after its dots and colons.
 */
function unlinked(text: string): string {
  return text.replace(/[.:](?=[\p{L}\p{N}/])/gu, '$&\u200c');
}

/** A tenant's name on one line. */
export function safeName(text: string, limit: number = LIMITS.name): string {
  return unlinked(safeText(text, limit));
}

/** How a tenant's name is written: a mail's way unless another one is given. */
type FormatName = (text: string) => string;

/** The name of a principal, with everything that distinguishes it from the others in its review. */
export function principalName(
  { portal }: Texts,
  item: Pick<DecisionItem, 'id' | 'principal' | 'resource'>,
  by: DistinguishedBy = BY_NAME_ALONE,
  formatName: FormatName = (text) => safeName(text),
): string {
  const { principal } = item;
  const name =
    ownName(principal) || portal('principal.nameless', { kind: principal.kind, end: idEnd(principal.id) });
  const id = distinguishingId(item, by);
  return [
    formatName(name),
    by.signInName && formatName(addressBeside(principal)),
    id && portal('access.id', { end: idEnd(id) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The name of an access, with the reviewed part, as the portal writes it. */
export function accessName(
  { portal }: Texts,
  resource: Resource,
  say: FormatName = (text) => safeName(text),
): string {
  const { id, detail } = resource;
  const names = accessNames(resource);
  const name = say(names.name) || portal('access.nameless', { end: idEnd(id) });
  const part = detail
    ? portal(`access.${detail.kind}`, {
        name,
        detail: say(names.detail) || portal('access.id', { end: idEnd(detail.id) }),
      })
    : name;
  return names.permission
    ? portal('access.permission', { access: part, permission: say(names.permission) })
    : part;
}
