import { html } from 'hono/html';
import type { Context } from '../core/context';
import type { Markup } from '../core/page';
import type { Tenant } from '../core/tenants';
import { rolesOf } from '../directory/role-assignments';
import type { User } from '../directory/users';
import { listArrived } from '../mailboxes/messages';
import { listNotices } from '../reviews/notices';
import { mailPath, portalAddress } from './addresses';
import { findPeople, reviewsWaitingFor } from './counts';
import { tenantPage } from './frame';
import { type Column, counted, number, searchForm, table } from './markup';
import type { Message } from './messages';

const MAX_PEOPLE = 50;

interface Row {
  context: Context;
  tenant: Tenant;
  user: User;
}

function rolesCell({ context, tenant, user }: Row): Markup {
  const roles = rolesOf(context.store, tenant.id, user.id);
  return roles.length > 0 ? html`${roles.join(', ')}` : html`<span class="quiet">none</span>`;
}

function reviewsCell({ context, tenant, user }: Row): Markup {
  const count = reviewsWaitingFor(context.store, tenant.id, user.id);
  return count > 0 ? html`${count} in progress` : html`<span class="quiet">none</span>`;
}

function mailCell({ context, tenant, user }: Row): Markup {
  const { store } = context;
  const count = listNotices(store, tenant.id, user.id).length + listArrived(store, tenant.id, user.id).length;
  if (count === 0) return html`<span class="quiet">none</span>`;
  return html`<a href="${mailPath(tenant, user)}" aria-label="${counted(count, 'message')} to ${user.displayName}">${counted(count, 'message')}</a>`;
}

function portalCell({ context, tenant, user }: Row): Markup {
  if (!user.accountEnabled) return html`<span class="quiet">cannot sign in</span>`;
  return html`<a href="${portalAddress(context, tenant, user)}" aria-label="Open as ${user.displayName}">Open as</a>`;
}

const COLUMNS: Column<Row>[] = [
  {
    name: 'Name',
    cell: ({ user }) => html`<bdi>${user.displayName}</bdi>
${user.userType === 'Guest' ? html` <span class="badge">Guest</span>` : ''}${user.accountEnabled ? '' : html` <span class="badge">Disabled</span>`}`,
  },
  { name: 'User principal name', cell: ({ user }) => html`<bdi>${user.userPrincipalName}</bdi>` },
  { name: 'Directory roles', cell: rolesCell },
  { name: 'Reviews', cell: reviewsCell },
  { name: 'Mailbox', cell: mailCell },
  { name: 'Portal', cell: portalCell },
];

function peopleTable(context: Context, tenant: Tenant, find: string): Markup {
  const { rows, total } = findPeople(context.store, tenant.id, find, MAX_PEOPLE);
  if (total === 0) return html`<p>Nobody’s name or address holds “<bdi>${find}</bdi>”.</p>`;
  const rest = total - rows.length;
  const shown = rows.map((user) => ({ context, tenant, user }));
  return html`${table(`People, ${number(rows.length)} of ${number(total)}`, COLUMNS, shown)}
${rest > 0 ? html`<p class="quiet">And ${counted(rest, 'more', 'more')}: search for any of them.</p>` : ''}`;
}

/** The people of a tenant: their roles, their reviews, and links into the portal and their mail. */
export function peoplePage(
  context: Context,
  tenant: Tenant,
  find: string,
  message?: Message,
): Promise<Response> {
  return tenantPage(context, {
    tenant,
    section: 'people',
    message,
    body: html`<h2>People</h2>
<p>Everyone’s password, where a script needs one, is <code>sandbox</code>.</p>
${searchForm('Search by name or address', find)}
${peopleTable(context, tenant, find)}`,
  });
}
