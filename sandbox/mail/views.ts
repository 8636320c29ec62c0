import { html } from 'hono/html';
import { DateTime } from 'luxon';
import type { Context } from '../core/context';
import { type Markup, page } from '../core/page';
import type { Tenant } from '../core/tenants';
import { findUsers, type User } from '../directory/users';
import { hostLetter } from './host-letter';
import { countMails, findMail, readBox, type ShownMail } from './mailbox';
import { pager, partOf, pathOfRow } from './paging';

const KINDS: Record<ShownMail['kind'], string> = {
  started: 'Invitation',
  reminder: 'Reminder',
  completed: 'Completion',
  dataWanted: 'Data wanted',
  denialsWaiting: 'To carry out',
  host: 'From the host',
};

const boxesPath = (tenant: Tenant): string => `/mail/${encodeURIComponent(tenant.domain)}`;

const boxPath = (tenant: Tenant, user: User): string =>
  `${boxesPath(tenant)}/${encodeURIComponent(user.userPrincipalName)}`;

const messagesOf = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'message' : 'messages'}`;

/** The time of sending by the tenant’s clock, in UTC. */
function sent({ sentDateTime }: ShownMail): Markup {
  const at = DateTime.fromISO(sentDateTime, { zone: 'utc', locale: 'en-GB' });
  return html`<time datetime="${sentDateTime}">${at.toFormat('ccc d LLL yyyy, HH:mm')} UTC</time>`;
}

function sheet(
  title: string,
  back: { href: string; name: string },
  body: Markup,
  framesItself = false,
): Promise<Response> {
  return page({
    title: `${title} – Attest sandbox`,
    framesItself,
    body: html`<main class="sheet">
<p class="back"><a href="${back.href}">${back.name}</a></p>
<h1><bdi>${title}</bdi></h1>
${body}
</main>`,
  });
}

/** A page that says that something doesn't exist. */
export function missing(what: string): Promise<Response> {
  return page({
    title: 'Not found – Attest sandbox',
    status: 404,
    body: html`<main class="sheet"><h1>Not found</h1><p>${what}</p><p class="back"><a href="/mail">Mailboxes</a></p></main>`,
  });
}

interface MailboxCount {
  user: User;
  count: number;
}

/** Everybody who has mail, most mail first. */
function listBoxes(context: Context, tenant: Tenant): MailboxCount[] {
  const counts = countMails(context, tenant.id);
  return findUsers(context.store, tenant.id, [...counts.keys()])
    .map((user) => ({ user, count: counts.get(user.id) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.user.displayName.localeCompare(b.user.displayName));
}

/** The mailboxes of a tenant that are not empty. `asked`: the number of the page. */
export function boxesPage(context: Context, tenant: Tenant, asked: string | undefined): Promise<Response> {
  const boxes = listBoxes(context, tenant);
  const part = partOf(boxes.length, asked);
  const rows = boxes.slice(part.skip, part.skip + part.top).map(
    ({
      user,
      count,
    }) => html`<li class="box"><a href="${boxPath(tenant, user)}"><bdi>${user.displayName}</bdi></a>
<span class="quiet">${messagesOf(count)}</span></li>`,
  );
  return sheet(
    `Mailboxes of ${tenant.displayName}`,
    { href: '/', name: 'Attest sandbox' },
    rows.length > 0
      ? html`<ul class="list">${rows}</ul>${pager(boxesPath(tenant), part, { before: 'Previous', after: 'Next' })}`
      : html`<p>All mailboxes are empty. Reviewers get a message when a review starts.</p>`,
  );
}

/** One mailbox, newest mail first. `asked`: the number of the page. */
export function boxPage(
  context: Context,
  tenant: Tenant,
  user: User,
  asked: string | undefined,
): Promise<Response> {
  const path = boxPath(tenant, user);
  const { mails, part, total } = readBox(context, tenant, user, asked);
  const rows = mails.map(
    (mail) => html`<li class="box subject"><a href="${path}/${mail.id}"><bdi>${mail.subject}</bdi></a>
<span class="quiet"><span class="badge">${KINDS[mail.kind]}</span> ${sent(mail)}</span></li>`,
  );
  return sheet(
    `Messages to ${user.displayName}`,
    { href: boxesPath(tenant), name: 'Mailboxes' },
    total > 0
      ? html`<p class="quiet">${messagesOf(total)}, newest first</p>
<ul class="list">${rows}</ul>${pager(path, part, { before: 'Newer', after: 'Older' })}`
      : html`<p>This mailbox is empty.</p>`,
  );
}

/** One mail, or a page that says that no mail has this id. */
export function letterPage(context: Context, tenant: Tenant, user: User, id: string): Promise<Response> {
  const found = findMail(context, tenant, user, id);
  if (!found) return missing('There is no such message.');
  const { mail, index } = found;
  return sheet(
    mail.subject,
    { href: pathOfRow(boxPath(tenant, user), index), name: `Messages to ${user.displayName}` },
    html`<dl class="mail-head">
<div><dt>From</dt><dd>${senderOf(mail)}</dd></div>
<div><dt>To</dt><dd><bdi>${mail.to}</bdi></dd></div>
<div><dt>Kind</dt><dd>${KINDS[mail.kind]}</dd></div>
<div><dt>Sent</dt><dd>${sent(mail)}</dd></div>
</dl>
${mail.body ?? hostLetter(mail, `${boxPath(tenant, user)}/${mail.id}/body`)}`,
    mail.body === null,
  );
}

function senderOf({ kind, from }: ShownMail): Markup | string {
  if (kind !== 'host') return 'Attest sandbox';
  return html`<bdi>${from?.name ?? ''}</bdi> <span class="quiet">${from?.address ?? ''}</span>`;
}
