import { DOMAIN, GUID } from './config';

/** Builds and reads every address of the portal. */

const ANSWERS = ['Approve', 'Deny', 'DontKnow'] as const;
export type LinkAnswer = (typeof ANSWERS)[number];

/** The ids that a link may have. Everything else in an address is ignored. */
export interface LinkIds {
  definitionId?: string;
  instanceId?: string;
  itemId?: string;
}

export interface ReviewLink extends LinkIds {
  answer?: LinkAnswer;
  /** The parameters that were there but unusable; a link with a malformed id is refused before any request. */
  malformed: ('definition' | 'instance' | 'item' | 'answer')[];
}

/** The account and tenant a link is meant for; removed from the address before any request. */
export interface LinkHints {
  tenant?: string;
  loginHint?: string;
}

const ID_PARAMETERS = { definition: 'definitionId', instance: 'instanceId', item: 'itemId' } as const;

/**
 * Reads ids and answer from a query string. Ids become lower case; a value that isn't a GUID is named in `malformed`.
 */
export function readReviewLink(query: URLSearchParams): ReviewLink {
  const link: ReviewLink = { malformed: [] };
  for (const [name, field] of Object.entries(ID_PARAMETERS) as [
    'definition' | 'instance' | 'item',
    keyof LinkIds,
  ][]) {
    const value = query.get(name);
    if (value === null) continue;
    if (GUID.test(value)) link[field] = value.toLowerCase();
    else link.malformed.push(name);
  }
  const answer = query.get('answer');
  if (answer !== null) {
    const known = ANSWERS.find((value) => value === answer);
    if (known) link.answer = known;
    else link.malformed.push('answer');
  }
  return link;
}

/**
 * Reads `tenant` (a GUID or a domain) and `login_hint` (an address-like text of at most 320 characters); other values
 * are ignored.
 */
export function readLinkHints(query: URLSearchParams): LinkHints {
  const hints: LinkHints = {};
  const tenant = query.get('tenant');
  if (tenant && (GUID.test(tenant) || DOMAIN.test(tenant))) hints.tenant = tenant.toLowerCase();
  const loginHint = query.get('login_hint');
  if (loginHint && loginHint.length <= 320 && /^[^\s@<>"]+@[^\s@<>"]+$/.test(loginHint))
    hints.loginHint = loginHint;
  return hints;
}

function query(parameters: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, value);
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** The portal's addresses, as paths with their query. */
export const routes = {
  inbox: () => '/',
  review: (ref: { definitionId: string; instanceId: string }) =>
    `/review${query({ definition: ref.definitionId, instance: ref.instanceId })}`,
  decision: (ref: { definitionId: string; instanceId: string; itemId: string; answer?: LinkAnswer }) =>
    `/decision${query({ definition: ref.definitionId, instance: ref.instanceId, item: ref.itemId, answer: ref.answer })}`,
  /** The receipt of a review: all my decisions in it. */
  receipt: (ref: { definitionId: string; instanceId: string }) =>
    `/receipt${query({ definition: ref.definitionId, instance: ref.instanceId })}`,
  past: () => '/past',
  /** The table of people and access, over all reviews that wait or in one review. */
  grid: (ref?: { definitionId: string; instanceId: string }) =>
    `/grid${query({ definition: ref?.definitionId, instance: ref?.instanceId })}`,
  open: (ids: LinkIds & LinkHints) =>
    `/open${query({
      definition: ids.definitionId,
      instance: ids.instanceId,
      item: ids.itemId,
      tenant: ids.tenant,
      login_hint: ids.loginHint,
    })}`,
  /** The static page that MSAL returns to; see `public/auth`. */
  signInBridge: () => '/auth/done.html',
};

/**
 * The whole address of a page, for a mail, with the account it is meant for: the portal offers to sign in with that
 * account.
 * @param portal the portal's address, with its base path
 * @param page one of `routes`
 */
export function linkTo(portal: string, page: string, { tenant, loginHint }: LinkHints): string {
  const url = new URL(portal.replace(/\/$/, '') + page);
  if (tenant !== undefined) url.searchParams.set('tenant', tenant);
  if (loginHint !== undefined) url.searchParams.set('login_hint', loginHint);
  return url.href;
}
