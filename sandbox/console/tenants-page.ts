import { html } from 'hono/html';
import type { Context } from '../core/context';
import { defaultTenant } from '../core/default-tenant';
import type { Markup } from '../core/page';
import { type Tenant, tenantNow } from '../core/tenants';
import { tick } from '../reviews/lifecycle';
import { tenantPath } from './addresses';
import { findTenants, type Part, tenantCounts } from './counts';
import { consolePage } from './frame';
import { type Column, counted, number, searchForm, table, time } from './markup';
import type { Message } from './messages';
import { story } from './story';

/** Tests make hundreds of tenants; only this many, the newest, are listed. */
const MAX_TENANTS = 20;

interface Row {
  tenant: Tenant;
  now: number;
  people: number;
  inProgress: number;
  isDefault: boolean;
}

const COLUMNS: Column<Row>[] = [
  {
    name: 'Tenant',
    cell: ({ tenant, isDefault }) => html`<a href="${tenantPath(tenant)}"><bdi>${tenant.displayName}</bdi></a>
<span class="quiet line"><bdi>${tenant.domain}</bdi></span>
${isDefault ? html`<span class="badge">Offered at sign-in</span>` : ''}`,
  },
  { name: 'People', cell: ({ people }) => number(people) },
  { name: 'Reviews in progress', cell: ({ inProgress }) => number(inProgress) },
  { name: 'Its clock (UTC)', cell: ({ now }) => time(now) },
];

function rowsOf(context: Context, tenants: readonly Tenant[]): Row[] {
  const first = defaultTenant(context.store)?.id;
  return tenants.map((tenant) => {
    tick(context, tenant);
    const now = tenantNow(tenant, context.clock).getTime();
    return { tenant, now, isDefault: tenant.id === first, ...tenantCounts(context.store, tenant.id) };
  });
}

function tenantTable(context: Context, { rows, total }: Part<Tenant>, find: string): Markup {
  if (total === 0 && find) return html`<p>No tenant’s name, domain or id holds “<bdi>${find}</bdi>”.</p>`;
  if (total === 0) return html`<p>There is no tenant yet.</p>`;
  const rest = total - rows.length;
  return html`${table('Tenants, the newest first', COLUMNS, rowsOf(context, rows))}
${rest > 0 ? html`<p class="quiet">And ${counted(rest, 'more', 'more')}: search for any of them.</p>` : ''}`;
}

const SEEDS = [
  { name: 'contoso', meaning: 'Contoso: people, groups, and reviews in every state' },
  { name: 'empty', meaning: 'The same people and groups, and no review' },
  { name: 'large', meaning: 'One large review, all of it Adele Vance’s' },
] as const;

function newTenantForm(): Markup {
  return html`<section class="panel" aria-labelledby="new"><h2 id="new">Make a tenant</h2>
<form method="post" action="/console"><fieldset><legend>With what in it</legend>
${SEEDS.map(
  (
    { name, meaning },
    n,
  ) => html`<label class="choice"><input type="radio" name="seed" value="${name}"${n === 0 ? html` checked` : ''}>
<span>${meaning}</span></label>`,
)}</fieldset>
<div class="fields"><div><label for="items">People in the large review</label>
<div class="field"><input id="items" name="items" type="number" min="1" max="200000" value="500"></div></div>
<div><label for="domain">Domain, if you want to choose it</label>
<div class="field"><input id="domain" name="domain" placeholder="fabrikam.example" autocapitalize="none" spellcheck="false" maxlength="253"></div></div></div>
<button class="button">Make</button></form></section>`;
}

function addresses(context: Context): Markup {
  return html`<section aria-labelledby="where"><h2 id="where">What answers where</h2><ul class="list">
<li><a href="${context.portalUrl}/">The portal</a> <span class="quiet">where reviewers decide</span></li>
<li><a href="/mail">Mailboxes</a> <span class="quiet">what reviewers were sent</span></li>
<li>Microsoft Graph <code>${context.sandboxUrl}/v1.0</code> and <code>/beta</code></li>
<li>Sign-in <code>${context.sandboxUrl}/{tenant}/v2.0/.well-known/openid-configuration</code></li>
<li>Control, for tests <code>${context.sandboxUrl}/sandbox/tenants</code>
<span class="quiet">in the sandbox’s README under “Control, for tests”</span></li>
</ul></section>`;
}

/** The first page: what to try, the tenants, the results of a search, and a form that makes a tenant. */
export function tenantsPage(context: Context, find: string, message?: Message): Promise<Response> {
  const tenant = find ? undefined : defaultTenant(context.store);
  if (tenant) tick(context, tenant);
  const opening = story(context, tenant);
  return consolePage({
    title: 'Start',
    message,
    body: html`${opening ?? ''}<section aria-labelledby="tenants">${opening ? html`<h2 id="tenants">Tenants</h2>` : html`<h1 id="tenants">Tenants</h1>`}
<p>Each stands in for an organisation in Microsoft Entra ID, with its own people, reviews and clock. Nothing here is real, and nothing leaves this machine.</p>
${searchForm('Search by name, domain or id', find)}
${tenantTable(context, findTenants(context.store, find, MAX_TENANTS), find)}
${newTenantForm()}
${addresses(context)}</section>`,
  });
}
