import type { Stand } from './stand';

const REVIEWER = 'Adele Vance';
/** Reviewed in `large`, besides being one of the people of Contoso. */
export interface BenchTenant {
  id: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  /** The administrator's user principal name. */
  admin: string;
  people: { displayName: string; userPrincipalName: string }[];
}

/** One call of Graph as the sandbox noted it; the parts of a batch follow with the batch as their `parent`. */
export interface Call {
  id: number;
  parent: number | null;
  method: string;
  path: string;
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function control<T>(stand: Stand, path: string, method = 'GET', body?: unknown): Promise<T> {
  const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
  return ask(`${stand.sandboxUrl}/sandbox/tenants${path}`, { method, headers, body: JSON.stringify(body) });
}

/** Ten thousand people of every kind with a finished instance before; the same people each time. */
export function newTenant(stand: Stand, items: number): Promise<BenchTenant> {
  return control(stand, '', 'POST', { seed: 'large', items, varied: true, previous: true });
}

/** The tenant Contoso, with reviews of every kind and the mails about them. */
export function newContoso(stand: Stand): Promise<BenchTenant> {
  return control(stand, '', 'POST', { seed: 'contoso' });
}

interface Mail {
  to: string;
  text: string;
  links: { rel: string; href: string }[];
}

/** The address of the link of this kind in somebody's mail about a review. */
export async function mailLink(
  stand: Stand,
  { id }: BenchTenant,
  { to, about, rel }: { to: string; about: string; rel: 'yes' | 'no' | 'start' },
): Promise<string> {
  const mails = await control<Mail[]>(stand, `/${id}/mail`);
  const mail = mails.find((one) => one.to === to && one.text.includes(about));
  const link = mail?.links.find((one) => one.rel === rel);
  if (!link) throw new Error(`${to} has no mail about "${about}" with a link "${rel}"`);
  return link.href;
}

export function calls(stand: Stand, { id }: BenchTenant): Promise<Call[]> {
  return control(stand, `/${id}/requests`);
}

export async function forgetCalls(stand: Stand, { id }: BenchTenant): Promise<void> {
  await control(stand, `/${id}/requests`, 'DELETE');
}

/** Delays each call of Graph by this many ms, a batch as a whole; 0 ends it. */
export async function slowDown(stand: Stand, { id }: BenchTenant, latencyMs: number): Promise<void> {
  await control(stand, `/${id}/faults`, 'DELETE');
  const rule = { match: { inBatch: false }, latencyMs, times: 1_000_000 };
  if (latencyMs > 0) await control(stand, `/${id}/faults`, 'POST', rule);
}

/** The name that the reviewer signs in with. */
export function reviewerOf({ people, domain }: BenchTenant): string {
  const reviewer = people.find(({ displayName }) => displayName === REVIEWER);
  if (!reviewer) throw new Error(`nobody in ${domain} is called ${REVIEWER}`);
  return reviewer.userPrincipalName;
}

/** A token of the named person, or of the reviewer, for requests outside the portal. */
export async function tokenOf(
  stand: Stand,
  tenant: BenchTenant,
  { username = reviewerOf(tenant), scopes = ['AccessReview.ReadWrite.All'] } = {},
): Promise<string> {
  const { access_token } = await ask<{ access_token: string }>(
    `${stand.sandboxUrl}/${tenant.id}/oauth2/v2.0/token`,
    {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: scopes.map((name) => `https://graph.microsoft.com/${name}`).join(' '),
        username,
        password: 'sandbox',
      }),
    },
  );
  return access_token;
}

/** What Graph answers to something that is written. */
export function writeAs<T>(
  stand: Stand,
  token: string,
  path: string,
  [method, body]: ['POST' | 'PATCH', unknown],
): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return ask(`${stand.sandboxUrl}${path}`, { method, headers, body: JSON.stringify(body) });
}

/** What Graph answers to a GET of the reviewer's. */
export function readAs<T>(stand: Stand, token: string, path: string): Promise<T> {
  return ask(`${stand.sandboxUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
}
