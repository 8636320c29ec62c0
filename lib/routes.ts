import { DOMAIN, GUID } from './config';

/** Every address of the portal is built and read here. */

const ANSWERS = ['Approve', 'Deny', 'DontKnow'] as const;
export type LinkAnswer = (typeof ANSWERS)[number];

/** What a link may say. Everything else in an address is dropped unread. */
export interface LinkIds {
  definitionId?: string;
  instanceId?: string;
  itemId?: string;
}

export interface ReviewLink extends LinkIds {
  answer?: LinkAnswer;
  /** Names of the parameters that were there but unusable; a link with a malformed id is refused before any request. */
  malformed: ('definition' | 'instance' | 'item' | 'answer')[];
}

/** Who a link is meant for; taken out of the address before anything is sent. */
export interface LinkHints {
  tenant?: string;
  loginHint?: string;
}

const ID_PARAMETERS = { definition: 'definitionId', instance: 'instanceId', item: 'itemId' } as const;

/** Reads ids and answer from a query string. Ids are GUIDs or refused (named in `malformed`), lower-cased. */
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

/** Reads `tenant` (GUID or domain) and `login_hint` (an address-like text of at most 320 characters); others are dropped. */
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

export const routes = {
  inbox: () => '/',
  review: (ref: { definitionId: string; instanceId: string }) =>
    `/review${query({ definition: ref.definitionId, instance: ref.instanceId })}`,
  decision: (ref: { definitionId: string; instanceId: string; itemId: string; answer?: LinkAnswer }) =>
    `/decision${query({ definition: ref.definitionId, instance: ref.instanceId, item: ref.itemId, answer: ref.answer })}`,
  /** All I decided in a review, to keep. */
  receipt: (ref: { definitionId: string; instanceId: string }) =>
    `/receipt${query({ definition: ref.definitionId, instance: ref.instanceId })}`,
  /** Reviews that have ended. */
  past: () => '/past',
  /** People × access over all reviews that wait, or in one. */
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
  /** The static page MSAL returns to; see `public/auth`. */
  signInBridge: () => '/auth/done.html',
};

/**
 * A page's whole address for a mail, with who it is meant for: the portal offers to sign in with that account there.
 * @param portal where it stands, with its base path
 * @param page one of `routes`
 */
export function linkTo(portal: string, page: string, { tenant, loginHint }: LinkHints): string {
  const url = new URL(portal.replace(/\/$/, '') + page);
  if (tenant !== undefined) url.searchParams.set('tenant', tenant);
  if (loginHint !== undefined) url.searchParams.set('login_hint', loginHint);
  return url.href;
}
