import type { Context } from '../core/context';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser, type User } from '../directory/users';
import { listArrived, type Message, type MessageContent, type Recipient } from '../mailboxes/messages';
import { listNotices, type Notice, type NoticeKind } from '../reviews/notices';
import { type ComposedMail, compose } from './compose';
import { draftOf } from './drafting';
import type { MailLink } from './links';
import { type Part, partOf } from './paging';

export interface Mail {
  id: string;
  /** The kind of Microsoft's mail; `host`: a host's program wrote it with Graph. */
  kind: NoticeKind | 'host';
  /** The recipient’s user principal name. */
  to: string;
  subject: string;
  text: string;
  html: string;
  links: MailLink[];
  /** ISO 8601, by the tenant’s clock. */
  sentDateTime: string;
  /** The headers of a host's mail. */
  headers?: MessageContent['headers'];
}

/**
 * A mail with its markup still marked as escaped, for the page that shows it; a host's
 * markup is never marked as escaped.
 */
export interface ShownMail extends Mail {
  body: ComposedMail['body'] | null;
  /** The sender of a host's mail. */
  from: Recipient | null;
  headers: MessageContent['headers'];
}

function shown(context: Context, tenant: Tenant, notice: Notice, to: User): ShownMail[] {
  const draft = draftOf(context, tenant, notice, to);
  if (!draft) return [];
  const { subject, text, body, links } = compose(draft);
  const sentDateTime = new Date(notice.sentAt).toISOString();
  const { id, kind } = notice;
  return [
    {
      ...{ id, kind, to: to.userPrincipalName, subject, text, html: String(body), links, sentDateTime, body },
      ...{ from: null, headers: [] },
    },
  ];
}

function shownMessage({ id, content, changedAt }: Message, to: User): ShownMail {
  const { subject, text, html, from, headers } = content;
  const sentDateTime = new Date(changedAt).toISOString();
  const { userPrincipalName } = to;
  return {
    ...{ id, kind: 'host', to: userPrincipalName, subject, text, html, links: [], sentDateTime },
    ...{ body: null, from, headers },
  };
}

/** An entry of a mailbox, before its mail is written. */
type Entry = { id: string; at: number; recipientId: string } & ({ notice: Notice } | { message: Message });

/** The entries of all mailboxes of a tenant, or of one, newest first. */
function listEntries({ store }: Context, tenantId: string, userId?: string): Entry[] {
  const notices = listNotices(store, tenantId, userId).map((notice) => ({
    ...{ id: notice.id, at: notice.sentAt, recipientId: notice.recipientId, notice },
  }));
  const messages = listArrived(store, tenantId, userId).map((message) => ({
    ...{ id: message.id, at: message.changedAt, recipientId: message.ownerId, message },
  }));
  if (messages.length === 0) return notices;
  return [...messages, ...notices].sort((a, b) => b.at - a.at);
}

const shownEntry = (context: Context, tenant: Tenant, entry: Entry, to: User): ShownMail[] =>
  'notice' in entry ? shown(context, tenant, entry.notice, to) : [shownMessage(entry.message, to)];

/** How many mails each person of a tenant has, by their ids. */
export function countMails(context: Context, tenantId: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { recipientId } of listEntries(context, tenantId))
    counts.set(recipientId, (counts.get(recipientId) ?? 0) + 1);
  return counts;
}

/** One page of a mailbox (the one that `asked` names), newest first, and the mailbox's number of mails. */
export function readBox(
  context: Context,
  tenant: Tenant,
  user: User,
  asked: string | undefined,
): { mails: ShownMail[]; part: Part; total: number } {
  const entries = listEntries(context, tenant.id, user.id);
  const part = partOf(entries.length, asked);
  const wanted = entries.slice(part.skip, part.skip + part.top);
  return {
    mails: wanted.flatMap((entry) => shownEntry(context, tenant, entry, user)),
    part,
    total: entries.length,
  };
}

/** The mail with this id in one mailbox, and its index there, from 0. */
export function findMail(
  context: Context,
  tenant: Tenant,
  user: User,
  id: string,
): { mail: ShownMail; index: number } | undefined {
  const entries = listEntries(context, tenant.id, user.id);
  const index = entries.findIndex((entry) => entry.id === id);
  const entry = entries[index];
  const [mail] = entry ? shownEntry(context, tenant, entry, user) : [];
  return mail && { mail, index };
}

/** The mails of a tenant (by its id), newest first; with `to`, a user principal name, those of one person. */
export function listMail(context: Context, tenantId: string, to?: string): Mail[] {
  const { store } = context;
  const tenant = findTenant(store, tenantId);
  if (!tenant) return [];
  const user = to === undefined ? undefined : findUser(store, tenant.id, to);
  if (to !== undefined && !user) return [];
  return listEntries(context, tenant.id, user?.id)
    .flatMap((entry) => {
      const recipient = user ?? findUser(store, tenant.id, entry.recipientId);
      return recipient ? shownEntry(context, tenant, entry, recipient) : [];
    })
    .map(({ body: _, from: __, headers, ...mail }) => (mail.kind === 'host' ? { ...mail, headers } : mail));
}
