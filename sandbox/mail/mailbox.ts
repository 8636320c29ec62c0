import type { Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import { findTenant } from '../core/tenants';
import { findUser, type User } from '../directory/users';
import { findDefinition } from '../reviews/definitions';
import { findInstanceBySeq } from '../reviews/instances';
import { readItems } from '../reviews/items';
import { listNotices, type Notice } from '../reviews/notices';
import { findReviewer } from '../reviews/reviewers';
import { type ComposedMail, composeStart, type MailLink } from './compose';

export interface Mail {
  id: string;
  /** The reviewer's user principal name. */
  to: string;
  subject: string;
  text: string;
  html: string;
  links: MailLink[];
  /** ISO 8601, by the tenant's clock. */
  sentDateTime: string;
}

/** A mail with its markup still marked as escaped, for the page that shows it. */
export interface ShownMail extends Mail {
  body: ComposedMail['body'];
}

/** How many people a mail names. */
const PEOPLE_IN_MAIL = 5;

function compose(context: Context, tenant: Tenant, notice: Notice, to: User): ComposedMail | undefined {
  const { store } = context;
  const instance = findInstanceBySeq(store, notice.instanceSeq);
  const definition = instance && findDefinition(store, tenant.id, instance.definitionId);
  const reviewer = instance && findReviewer(store, tenant.id, instance, to.id);
  if (!definition || !reviewer) return undefined;
  const { items, total } = readItems(store, instance, {
    reviewer,
    hidesBefore: 0,
    equal: [],
    order: [],
    skip: 0,
    top: PEOPLE_IN_MAIL,
  });
  const { content } = definition;
  return composeStart({
    definitionId: definition.id,
    instanceId: instance.id,
    reviewName: definition.displayName,
    resourceName: items[0]?.resource_name ?? definition.displayName,
    dueAt: instance.endAt,
    adminText: content.descriptionForReviewers,
    reviewer: {
      displayName: to.displayName,
      // A guest signs in with the address of their home organisation.
      loginHint: to.userType === 'Guest' ? (to.mail ?? to.userPrincipalName) : to.userPrincipalName,
    },
    tenant,
    aboutSelf: items.every((item) => item.principal_id === to.id),
    answerable: content.stageSettings.length === 0,
    people: items.map((item) => ({ itemId: item.id, name: item.principal_name })),
    total,
    portalUrl: context.portalUrl,
  });
}

function shown(context: Context, tenant: Tenant, notice: Notice): ShownMail[] {
  const to = findUser(context.store, tenant.id, notice.recipientId);
  const composed = to && compose(context, tenant, notice, to);
  if (!composed) return [];
  const { subject, text, body, links } = composed;
  const sentDateTime = new Date(notice.sentAt).toISOString();
  const html = String(body);
  return [{ id: notice.id, to: to.userPrincipalName, subject, text, html, links, sentDateTime, body }];
}

/** The mails of one box, newest first. Each is written from the review's snapshot, so it reads the same at any time. */
export function readBox(context: Context, tenant: Tenant, user: User): ShownMail[] {
  return listNotices(context.store, tenant.id, user.id).flatMap((notice) => shown(context, tenant, notice));
}

/** Mails of a tenant (its id), newest first; with `to`, a user principal name, those of one person. */
export function listMail(context: Context, tenantId: string, to?: string): Mail[] {
  const tenant = findTenant(context.store, tenantId);
  if (!tenant) return [];
  const user = to === undefined ? undefined : findUser(context.store, tenant.id, to);
  if (to !== undefined && !user) return [];
  return listNotices(context.store, tenant.id, user?.id)
    .flatMap((notice) => shown(context, tenant, notice))
    .map(({ body: _, ...mail }) => mail);
}
