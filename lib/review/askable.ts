import { homeAddress } from './guest';
import type { DecisionItem, PersonDetails, Resource } from './model';
import { isPerson, ownName } from './principal';
import { safeText } from './text';

/** A person who may know whether an access is still needed. */
export interface Askable {
  who: 'person' | 'manager' | 'owner';
  name: string;
  /** The mail address; Teams finds the person by it too. */
  address: string;
}

/** An address that a link can carry: one @, no space, and no character that would end the address. */
const ADDRESS = /^[^\s@<>"?&#,;]+@[^\s@<>"?&#,;]+$/;

/**
 * The people a reviewer can ask about an item: the person and their manager, where their addresses are known. `me` is the
 * reviewer's id: nobody asks themselves.
 */
export function askableOf(
  item: Pick<DecisionItem, 'principal'>,
  person: PersonDetails | undefined,
  me: string,
): Askable[] {
  const { principal } = item;
  const found: Askable[] = [];
  if (isPerson(principal))
    found.push({
      who: 'person',
      name: ownName(principal),
      address: homeAddress(principal.userPrincipalName),
    });
  if (person?.manager && person.managerAddress && person.managerId !== me)
    found.push({
      who: 'manager',
      name: safeText(person.manager),
      address: homeAddress(person.managerAddress),
    });
  return found.filter(({ address }) => ADDRESS.test(address));
}

/**
 * The permissions needed to read the owners of a resource, by its type: the first lists the owners, the second gives
 * their names, which Graph hides without it.
 *
 * https://learn.microsoft.com/graph/api/group-list-owners
 * https://learn.microsoft.com/graph/api/serviceprincipal-list-owners
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
const OWNERS_TOLD_BY = {
  group: ['GroupMember.Read.All', 'User.Read.All'],
  servicePrincipal: ['Application.Read.All', 'User.Read.All'],
} as const;
export type OwnedType = keyof typeof OWNERS_TOLD_BY;
export type Owned = Resource & { type: OwnedType };

/** Whether the optional permissions of a host are enough to read and ask a resource's owners. */
export function mayAskOwners(resource: Resource | null, allowed: readonly string[]): resource is Owned {
  const type = resource?.type;
  if (type !== 'group' && type !== 'servicePrincipal') return false;
  return OWNERS_TOLD_BY[type].every((permission) => allowed.includes(permission));
}

/** The owners who can be asked: they have a name and an address, and aren't me. */
export function askableOwners(
  owners: readonly { id: string; name: string; address: string }[],
  me: string,
): Askable[] {
  return owners.flatMap(({ id, name: displayName, address: mail }) => {
    const [name, address] = [safeText(displayName), homeAddress(mail)];
    return id !== me && name && ADDRESS.test(address) ? [{ who: 'owner' as const, name, address }] : [];
  });
}

/** A link that opens a written mail. https://www.rfc-editor.org/rfc/rfc6068 */
export function mailLink(address: string, subject: string, text: string): string {
  // RFC 6068 demands CRLF between lines.
  const body = text.replace(/\r?\n/g, '\r\n');
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/**
 * A link that opens a chat with the question.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
 */
export function chatLink(address: string, text: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(address)}&message=${encodeURIComponent(text)}`;
}
