import { html } from 'hono/html';
import type { RequestLog } from '../control/request-log';
import type { Control } from '../control/routes';
import type { Markup } from '../core/page';
import type { Tenant } from '../core/tenants';
import { findUser } from '../directory/users';
import { tenantPath } from './addresses';
import { tenantPage } from './frame';
import { buttonForm, type Column, counted, table, time } from './markup';
import type { Message } from './messages';

const MAX_REQUESTS = 50;
/** Callers can send filters and paging tokens of any length; longer addresses are cut, in characters. */
const LONGEST_ADDRESS = 300;

type Entry = ReturnType<RequestLog['list']>[number];

interface Row {
  entry: Entry;
  /** The caller's name. */
  caller: string;
}

/** The address in readable form: a filter without percent-encoding. */
function addressOf({ version, path, query }: Entry): string {
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join('&');
  const whole = `/${version}${path}${parameters && `?${parameters}`}`;
  return whole.length > LONGEST_ADDRESS ? `${whole.slice(0, LONGEST_ADDRESS)}…` : whole;
}

function statusCell({ entry }: Row): Markup {
  const fault = entry.fault === null ? '' : html`<span class="quiet line">by fault ${entry.fault}</span>`;
  return html`${entry.status ?? 'no answer'} ${fault}`;
}

const COLUMNS: Column<Row>[] = [
  {
    name: 'Call',
    cell: ({ entry }) => html`<b>${entry.method}</b> <code>${addressOf(entry)}</code>
${entry.part ? html`<span class="quiet line">part of a $batch</span>` : ''}`,
  },
  { name: 'Status', cell: statusCell },
  { name: 'Caller', cell: ({ caller }) => html`<bdi>${caller}</bdi>` },
  { name: 'Time (UTC)', cell: ({ entry }) => time(Date.parse(entry.at)) },
  { name: 'request-id', cell: ({ entry }) => html`<code>${entry.requestId}</code>` },
];

function requestTable(control: Control, tenant: Tenant, entries: readonly Entry[]): Markup {
  const callerOf = ({ userId }: Entry) =>
    userId === null ? 'An application' : (findUser(control.store, tenant.id, userId)?.displayName ?? userId);
  const rows = entries.map((entry) => ({ entry, caller: callerOf(entry) }));
  return table('The last calls of Microsoft Graph, the newest first', COLUMNS, rows);
}

/** The latest requests to the tenant's Graph. */
export function requestsPage(control: Control, tenant: Tenant, message?: Message): Promise<Response> {
  const all = control.log.list(tenant.id);
  const shown = all.slice(-MAX_REQUESTS).reverse();
  const rest = all.length - shown.length;
  const json = `/sandbox/tenants/${encodeURIComponent(tenant.id)}/requests`;
  return tenantPage(control, {
    tenant,
    section: 'requests',
    message,
    body:
      all.length === 0
        ? html`<h2>Requests</h2><p>Nobody called Graph since the sandbox started or the list was emptied.</p>`
        : html`<h2>Requests</h2>
<p>Times are this machine’s: the tenant’s clock does not move them.</p>
${requestTable(control, tenant, shown)}
${rest > 0 ? html`<p class="quiet">And ${counted(rest, 'older one')}.</p>` : ''}
<div class="buttons"><a class="button plain" href="${json}">All, with their bodies, as JSON</a>
${buttonForm(tenantPath(tenant, 'requests'), { text: 'Empty the list' })}</div>`,
  });
}
