import { CLOUDS, type PortalConfig } from '../../lib/config';
import type { Outcome } from '../run/ports';

export interface MailboxOptions {
  cloud: PortalConfig['cloud'];
  /** The mailbox from which mails are sent. */
  mailbox: string;
  fetch(address: string, init: RequestInit): Promise<Response>;
  getToken(renew: boolean): Promise<string>;
}

interface MailboxRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path below the mailbox. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The longest wait for an answer, in ms; the request may still be carried out afterwards. */
const TIMEOUT = 60_000;
/** The wait, in ms, where Graph names no time. https://learn.microsoft.com/graph/throttling */
const FALLBACK_WAIT = 10_000;
const LONGEST_WAIT = 600_000;

function waitOf(response: Response): number {
  const header = response.headers.get('retry-after')?.trim() ?? '';
  const date = Date.parse(response.headers.get('date') ?? '');
  const asked = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - date;
  return Number.isNaN(asked) ? FALLBACK_WAIT : Math.min(Math.max(asked, 500), LONGEST_WAIT);
}

async function codeIn(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code.slice(0, 100) : '';
  } catch {
    return '';
  }
}

/** Refusals because of the app's permissions or its mailbox; each sentence says what to do. */
const BLOCKS: Readonly<Record<number, string>> = {
  401: 'Graph does not accept the token: look at the tenant, the client id and the credential.',
  403: 'Graph refuses to send from this mailbox: the app needs Mail.Send (and Mail.ReadWrite for drafts), with admin consent, and no policy of Exchange may keep it from the mailbox.',
};

/** Sends a request to the sending mailbox once: its result, or why it wasn't done. A 404 is a result. */
export async function ask(
  { cloud, mailbox, fetch, getToken }: MailboxOptions,
  { method, path, headers, body }: MailboxRequest,
): Promise<Outcome<Response>> {
  const address = `${CLOUDS[cloud].graph}/v1.0/users/${encodeURIComponent(mailbox)}${path}`;
  for (const renew of [false, true]) {
    let response: Response;
    let token: string;
    try {
      token = await getToken(renew);
    } catch {
      return { kind: 'blocked', why: 'There is no token: the sign-in of the app failed.' };
    }
    try {
      response = await fetch(address, {
        method,
        headers: { ...headers, authorization: `Bearer ${token}`, prefer: 'IdType="ImmutableId"' },
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      return { kind: 'unclear' };
    }
    if (response.status === 401 && !renew) continue;
    return await outcomeOf(response);
  }
  return { kind: 'unclear' };
}

async function outcomeOf(response: Response): Promise<Outcome<Response>> {
  const { status } = response;
  if (response.ok || status === 404) return { kind: 'done', value: response };
  if (status === 429) return { kind: 'throttled', afterMs: waitOf(response) };
  const why = BLOCKS[status];
  if (why) return { kind: 'blocked', why };
  if (status >= 500) return { kind: 'unclear' };
  return { kind: 'refused', why: `Graph answers ${status} ${await codeIn(response)}`.trim() };
}

/** The outcome where the sending mailbox itself doesn't exist. */
export const noMailbox = (mailbox: string): Outcome<never> => ({
  kind: 'blocked',
  why: `Graph knows no mailbox ${mailbox}.`,
});
