import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../core/context';
import { defaultTenant } from '../core/default-tenant';
import { type Markup, page } from '../core/page';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser, type User } from '../directory/users';
import { tick } from '../reviews/lifecycle';
import { listNotices } from '../reviews/notices';
import { readBox, type ShownMail } from './mailbox';

const boxPath = (tenant: Tenant, user: User): string =>
  `/mail/${tenant.domain}/${encodeURIComponent(user.userPrincipalName)}`;

const SENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

function sent(mail: ShownMail): Markup {
  return html`<time class="quiet" datetime="${mail.sentDateTime}">${SENT.format(new Date(mail.sentDateTime))} UTC</time>`;
}

function sheet(title: string, back: { href: string; name: string }, body: Markup): Promise<Response> {
  return page({
    title: `${title} – Attest sandbox`,
    body: html`<main class="sheet">
<p><a href="${back.href}">${back.name}</a></p>
<h1><bdi>${title}</bdi></h1>
${body}
</main>`,
  });
}

function missing(what: string): Promise<Response> {
  return page({
    title: 'Not found – Attest sandbox',
    status: 404,
    body: html`<main class="sheet"><h1>Not found</h1><p>${what}</p><p><a href="/mail">All mail boxes</a></p></main>`,
  });
}

function boxes(context: Context, tenant: Tenant): Promise<Response> {
  const counts = new Map<string, number>();
  for (const { recipientId } of listNotices(context.store, tenant.id))
    counts.set(recipientId, (counts.get(recipientId) ?? 0) + 1);
  const rows = [...counts].flatMap(([id, count]) => {
    const user = findUser(context.store, tenant.id, id);
    return user ? [{ user, count }] : [];
  });
  rows.sort((a, b) => b.count - a.count || a.user.displayName.localeCompare(b.user.displayName));
  const list = html`<ul class="list">${rows.map(
    ({
      user,
      count,
    }) => html`<li class="box"><a href="${boxPath(tenant, user)}"><bdi>${user.displayName}</bdi></a>
<span class="quiet">${count} ${count === 1 ? 'mail' : 'mails'}</span></li>`,
  )}</ul>`;
  return sheet(
    `Mail boxes of ${tenant.displayName}`,
    { href: '/', name: 'Attest sandbox' },
    rows.length > 0 ? list : html`<p>Nobody was sent a mail. Reviewers get one when a review starts.</p>`,
  );
}

function box(context: Context, tenant: Tenant, user: User): Promise<Response> {
  const mails = readBox(context, tenant, user);
  const list = html`<ul class="list">${mails.map(
    (
      mail,
    ) => html`<li class="box"><a href="${boxPath(tenant, user)}/${mail.id}"><bdi>${mail.subject}</bdi></a>
${sent(mail)}</li>`,
  )}</ul>`;
  return sheet(
    `Mails to ${user.displayName}`,
    { href: `/mail/${tenant.domain}`, name: 'All mail boxes' },
    mails.length > 0 ? list : html`<p>This box is empty.</p>`,
  );
}

function letter(tenant: Tenant, user: User, mail: ShownMail): Promise<Response> {
  return sheet(
    mail.subject,
    { href: boxPath(tenant, user), name: `Mails to ${user.displayName}` },
    html`<dl class="mail-head">
<dt>From</dt><dd>Attest sandbox</dd>
<dt>To</dt><dd><bdi>${mail.to}</bdi></dd>
<dt>Sent</dt><dd>${sent(mail)}</dd>
</dl>
${mail.body}`,
  );
}

/**
 * The mail boxes as web pages: `/mail` (the default tenant's), `/mail/{tenant}`, `/mail/{tenant}/{user principal name}`,
 * `/mail/{tenant}/{user principal name}/{mail}`. What may ask for them is checked before they are reached.
 */
export function mailPages(context: Context): Hono {
  const app = new Hono();
  const upToDate = (tenant: Tenant | undefined) => {
    if (tenant) tick(context, tenant);
    return tenant;
  };
  const find = (name: string) => upToDate(findTenant(context.store, name));

  app.get('/mail', () => {
    const tenant = upToDate(defaultTenant(context.store));
    return tenant ? boxes(context, tenant) : missing('There is no tenant yet.');
  });
  app.get('/mail/:tenant', (c) => {
    const tenant = find(c.req.param('tenant'));
    return tenant ? boxes(context, tenant) : missing('There is no such tenant.');
  });
  app.get('/mail/:tenant/:user', (c) => {
    const tenant = find(c.req.param('tenant'));
    const user = tenant && findUser(context.store, tenant.id, c.req.param('user'));
    return user ? box(context, tenant, user) : missing('There is no such mail box.');
  });
  app.get('/mail/:tenant/:user/:mail', (c) => {
    const tenant = find(c.req.param('tenant'));
    const user = tenant && findUser(context.store, tenant.id, c.req.param('user'));
    const mail = user && readBox(context, tenant, user).find(({ id }) => id === c.req.param('mail'));
    return mail ? letter(tenant, user, mail) : missing('There is no such mail.');
  });
  return app;
}
