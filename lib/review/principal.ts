import { homeAddress } from './guest';
import type { DecisionItem, DecisionMaker, Principal } from './model';
import { safeText } from './text';

const GUID = /^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i;

/** Whether somebody signs in as this principal: only then are sign-ins told of it, and only then is it counted as a person. */
export function isPerson({ kind }: Pick<Principal, 'kind'>): boolean {
  return kind === 'user';
}

/** A name as a tenant wrote it, or an empty text where there is none: a bare id in its place is no name. */
export function givenName(text: string | null | undefined): string {
  const name = safeText(text ?? '');
  return GUID.test(name) ? '' : name;
}

/** What a principal calls itself: its name, else its sign-in name; empty where it has neither (deleted, or never told). */
export function ownName({ displayName, userPrincipalName }: Principal): string {
  return givenName(displayName) || givenName(homeAddress(userPrincipalName));
}

/** What whoever decided calls themselves; empty where they have neither name nor sign-in name. */
export function makerName({
  displayName,
  userPrincipalName,
}: Pick<DecisionMaker, 'displayName' | 'userPrincipalName'>): string {
  return safeText(displayName) || homeAddress(userPrincipalName);
}

/** The last characters of an id, by which two entries without a name are told apart. */
export function idEnd(id: string): string {
  return id.replace(/[^\da-z]/gi, '').slice(-6);
}

/** What the rows of a review are: one kind of principal, or `other` where kinds are mixed or not known. */
export function kindOfAll(items: Iterable<Pick<DecisionItem, 'principal'>>): Principal['kind'] {
  const kinds = new Set<Principal['kind']>();
  for (const { principal } of items) kinds.add(principal.kind);
  const [kind = 'user'] = kinds;
  return kinds.size > 1 ? 'other' : kind;
}
