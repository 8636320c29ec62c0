import type { Context } from '../core/context';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser, type User } from '../directory/users';
import { listNotices, type Notice, type NoticeKind } from '../reviews/notices';
import { type ComposedMail, compose } from './compose';
import { draftOf } from './drafting';
import type { MailLink } from './links';
import { type Part, partOf } from './paging';

export interface Mail {
  id: string;
  kind: NoticeKind;
  /** The recipient’s user principal name. */
  to: string;
  subject: string;
  text: string;
  html: string;
  links: MailLink[];
  /** ISO 8601, by the tenant’s clock. */
  sentDateTime: string;
}

/** A mail with its markup still marked as escaped, for the page that shows it. */
export interface ShownMail extends Mail {
  body: ComposedMail['body'];
}

function shown(context: Context, tenant: Tenant, notice: Notice, to: User): ShownMail[] {
  const draft = draftOf(context, tenant, notice, to);
  if (!draft) return [];
  const { subject, text, body, links } = compose(draft);
  const sentDateTime = new Date(notice.sentAt).toISOString();
  const { id, kind } = notice;
  return [
    { id, kind, to: to.userPrincipalName, subject, text, html: String(body), links, sentDateTime, body },
  ];
}

/** One page of a box (the one that an address asks for), newest first, and how many mails the box has. */
export function readBox(
  context: Context,
  tenant: Tenant,
  user: User,
  asked: string | undefined,
): { mails: ShownMail[]; part: Part; total: number } {
  const notices = listNotices(context.store, tenant.id, user.id);
  const part = partOf(notices.length, asked);
  const wanted = notices.slice(part.skip, part.skip + part.top);
  return {
    mails: wanted.flatMap((notice) => shown(context, tenant, notice, user)),
    part,
    total: notices.length,
  };
}

/** The mail with this id in one box, and its place there, from 0. */
export function findMail(
  context: Context,
  tenant: Tenant,
  user: User,
  id: string,
): { mail: ShownMail; index: number } | undefined {
  const notices = listNotices(context.store, tenant.id, user.id);
  const index = notices.findIndex((notice) => notice.id === id);
  const notice = notices[index];
  const [mail] = notice ? shown(context, tenant, notice, user) : [];
  return mail && { mail, index };
}

/** Mails of a tenant (its id), newest first; with `to`, a user principal name, those of one person. */
export function listMail(context: Context, tenantId: string, to?: string): Mail[] {
  const { store } = context;
  const tenant = findTenant(store, tenantId);
  if (!tenant) return [];
  const user = to === undefined ? undefined : findUser(store, tenant.id, to);
  if (to !== undefined && !user) return [];
  return listNotices(store, tenant.id, user?.id)
    .flatMap((notice) => {
      const recipient = user ?? findUser(store, tenant.id, notice.recipientId);
      return recipient ? shown(context, tenant, notice, recipient) : [];
    })
    .map(({ body: _, ...mail }) => mail);
}
