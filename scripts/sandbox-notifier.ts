import { join } from 'node:path';
import { DateTime } from 'luxon';
import { configOf, type NotifierConfig } from '../notifier/config';
import { notify } from '../notifier/notify';
import { openStorage } from '../notifier/storage';

const GRAPH = 'https://graph.microsoft.com';
/** Digests are sent by day; see `notifier/schedule/config.ts`. */
const [MORNING, EVENING] = [9, 20];

interface Tenant {
  id: string;
  domain: string;
  displayName: string;
  clientId: string;
  clientSecret: string;
  admin: string;
  now: Date;
}

type SendRequest = (request: Request) => Promise<Response>;

/** A sandbox that runs in this process. */
interface RunningSandbox {
  fetch: SendRequest;
  localUrl: string;
  tenant: { id: string };
}

/**
 * The last run of a host's timer, which runs during the day; the clock of a tenant jumps
 * over days and may stop at night.
 */
function lastRun(now: Date): Date {
  const time = DateTime.fromJSDate(now, { zone: 'utc' });
  if (time.hour >= MORNING && time.hour < EVENING) return now;
  const day = time.hour < MORNING ? time.minus({ days: 1 }) : time;
  return day.set({ hour: EVENING - 1, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}

function configFor({ domain, displayName, clientId, admin }: Tenant, portal: string): NotifierConfig {
  const read = configOf({
    tenant: domain,
    clientId,
    mailbox: admin,
    // No rest days, because a person would have to wait for their end.
    schedule: { timeZone: 'UTC', weekend: [] },
    look: { portal, organisation: displayName, colour: '#2a47c8', language: 'en-GB', from: 'Access reviews' },
    storage: 'beside the sandbox',
  });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return read.config;
}

async function tokenOf(ask: SendRequest, { id, clientId, clientSecret }: Tenant): Promise<string> {
  const form = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
  const answer = await ask(
    new Request(`${GRAPH}/${id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, scope: `${GRAPH}/.default` }),
    }),
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}

function sentSentence(lines: readonly { result: string }[]): string {
  const sent = lines.filter(({ result }) => result === 'sent').length;
  if (sent === 0) return '';
  return sent === 1 ? 'One digest is in the mailboxes.' : `${sent} digests are in the mailboxes.`;
}

/**
 * The notifier beside a sandbox, as a host runs it beside a tenant. `timer` is one run at a tenant's time; it
 * returns a sentence on what it did. `data`: the folder for its memory; null keeps it in this process only.
 */
export function notifierBeside({ portalUrl, data }: { portalUrl: string; data: string | null }) {
  let ask: SendRequest = async () => new Response(null, { status: 503 });
  const storages = new Map<string, ReturnType<typeof openStorage>>();
  const storageOf = (id: string) => {
    const storage = storages.get(id) ?? openStorage(data && join(data, id));
    storages.set(id, storage);
    return storage;
  };
  const timer = async (tenant: Tenant): Promise<string> => {
    const date = lastRun(tenant.now).toUTCString();
    try {
      const report = await notify({
        config: configFor(tenant, portalUrl),
        storage: storageOf(tenant.id),
        getToken: () => tokenOf(ask, tenant),
        fetch: async (address, init) => {
          const answer = await ask(new Request(address, init));
          const headers = new Headers(answer.headers);
          headers.set('date', date);
          return new Response(answer.body, { status: answer.status, headers });
        },
      });
      return report === 'busy' ? '' : sentSentence(report.lines);
    } catch (error) {
      console.error('The notifier beside the sandbox failed:', error);
      return 'The notifier failed; the terminal says how.';
    }
  };
  return {
    timer,
    /** Sets the sandbox, once it exists, and runs for the first time. */
    begin: async ({ fetch, localUrl, tenant }: RunningSandbox): Promise<void> => {
      ask = fetch;
      const path = `${localUrl}/sandbox/tenants/${tenant.id}/timer`;
      const headers = { 'content-type': 'application/json' };
      await fetch(new Request(path, { method: 'POST', headers, body: '{}' }));
    },
    close: () => {
      for (const storage of storages.values()) storage.close();
    },
  };
}
