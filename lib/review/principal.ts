import { homeAddress } from './guest';
import type { Known } from './known';
import type { Answered, DecisionItem, DecisionMaker, Principal } from './model';
import { safeText } from './text';

const GUID = /^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i;

/** Whether this principal is a person: only people sign in. */
export function isPerson({ kind }: Pick<Principal, 'kind'>): boolean {
  return kind === 'user';
}

/** Whether the principal of an item is a guest; null where it isn't known. Only a person can be one. */
export function guestIn(
  { people }: Pick<Known, 'people'>,
  { principal }: Pick<DecisionItem, 'principal'>,
): boolean | null {
  if (!isPerson(principal)) return principal.kind === 'other' ? null : false;
  const kind = people?.get(principal.id)?.kind;
  return kind ? kind === 'guest' : null;
}

/** A tenant's name as safe text; empty where there is none or where it is only an id. */
export function givenName(text: string | null | undefined): string {
  const name = safeText(text ?? '');
  return GUID.test(name) ? '' : name;
}

/** A principal's name, else its sign-in name; empty where it has neither (deleted, or never given). */
export function ownName({ displayName, userPrincipalName }: Principal): string {
  return givenName(displayName) || givenName(homeAddress(userPrincipalName));
}

/**
 * The sign-in name to show beside a principal's name, a guest's as their own address; empty where there is none, or where
 * it is shown as the name.
 */
export function addressBeside(principal: Principal): string {
  const address = safeText(homeAddress(principal.userPrincipalName));
  return address === ownName(principal) ? '' : address;
}

/** The name or sign-in name of the person who decided; empty where Graph gives neither. */
export function makerName({
  displayName,
  userPrincipalName,
}: Pick<DecisionMaker, 'displayName' | 'userPrincipalName'>): string {
  return safeText(displayName) || homeAddress(userPrincipalName);
}

/** Whether a person decided, or Microsoft itself, by the review's default; for messages that tell the two apart. */
export const makerKind = ({ reviewedBy }: Pick<Answered, 'reviewedBy'>): 'person' | 'system' =>
  reviewedBy?.system ? 'system' : 'person';

/** The name of the one other reviewer who gave all these answers; empty where there are several, or none with a name. */
export function onlyMaker(answers: readonly Pick<Answered, 'reviewedBy'>[], me: string): string {
  const makers = new Map(answers.map(({ reviewedBy }) => [reviewedBy?.id.toLowerCase(), reviewedBy]));
  const [maker] = makers.values();
  if (!maker || makers.size > 1 || maker.system || maker.id.toLowerCase() === me.toLowerCase()) return '';
  return makerName(maker);
}

/** The last characters of an id, which distinguish two entries without a name. */
export function idEnd(id: string): string {
  return id.replace(/[^\da-z]/gi, '').slice(-6);
}

/** The kind of all principals in a review, or `other` where the kinds are mixed or unknown. */
export function kindOfAll(items: Iterable<Pick<DecisionItem, 'principal'>>): Principal['kind'] {
  const kinds = new Set<Principal['kind']>();
  for (const { principal } of items) kinds.add(principal.kind);
  const [kind = 'user'] = kinds;
  return kinds.size > 1 ? 'other' : kind;
}

/** The kind as which a review's items are counted: `other` also where a principal has several of them. */
export function countedKind(items: readonly Pick<DecisionItem, 'principal'>[]): Principal['kind'] {
  const seen = new Set<string>();
  for (const { principal } of items) {
    if (principal.id !== '' && seen.has(principal.id)) return 'other';
    seen.add(principal.id);
  }
  return kindOfAll(items);
}
