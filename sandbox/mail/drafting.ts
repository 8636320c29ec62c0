import type { Context } from '../core/context';
import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { findGroup } from '../directory/groups';
import type { User } from '../directory/users';
import { appliesItself } from '../reviews/apply';
import { CARRY_OUT_MS, customResourcesOf, UPLOAD_MS } from '../reviews/custom-data/resources';
import { findInstanceBySeq, type Instance } from '../reviews/instances';
import { itemIds } from '../reviews/item-id';
import type { NoticeFacts } from '../reviews/notice-facts';
import type { Notice, OwnerNotice } from '../reviews/notices';
import { SYSTEM } from '../reviews/recording';
import { hasStages, latestStage } from '../reviews/stages';
import type { About, CompletionMail, Draft } from './draft';

interface Subject {
  context: Context;
  tenant: Tenant;
  instance: Instance;
  to: User;
}

interface NamedItem {
  seq: number;
  principalId: string;
  principalName: string;
  resourceName: string;
}

function readNamed(store: Store, seqs: readonly number[]): NamedItem[] {
  const sql = `select seq, principal_id as principalId, principal_name as principalName,
    resource_name as resourceName from review_items
    where seq in (select value from json_each(?)) order by seq`;
  return store.all<NamedItem>(sql, JSON.stringify(seqs));
}

/** Whether an instance is about more than one resource. */
function looksAtSeveral({ content }: Instance): boolean {
  const { resources } = content.plan.scope;
  return resources.length > 1 || resources.some(({ kind }) => kind === 'groups');
}

/** The resources of these items; `and others` where the review has further ones. */
function resourceName(
  { context, tenant, instance }: Subject,
  items: readonly NamedItem[],
  all: number,
): string {
  const names = [...new Set(items.map((item) => item.resourceName))];
  if (names.length === 0) {
    const group = findGroup(context.store, tenant.id, instance.groupId ?? '');
    return group?.displayName ?? instance.content.displayName;
  }
  return names.join(', ') + (looksAtSeveral(instance) && all > items.length ? ' and others' : '');
}

function aboutReview(subject: Subject, items: readonly NamedItem[], all: number): About {
  const { context, tenant, instance, to } = subject;
  return {
    definitionId: instance.definitionId,
    instanceId: instance.id,
    // A guest signs in with their address at the home organisation.
    loginHint: to.userType === 'Guest' ? (to.mail ?? to.userPrincipalName) : to.userPrincipalName,
    tenantDomain: tenant.domain,
    portalUrl: context.portalUrl,
    readerName: to.displayName,
    reviewName: instance.content.displayName,
    resourceName: resourceName(subject, items, all),
    oneOfMany: instance.groupId !== null,
  };
}

function draftForReviewer(
  subject: Subject,
  { kind, stageNumber: number }: Notice & { kind: 'started' | 'reminder' },
  facts: NoticeFacts,
): Draft {
  const { context, instance, to } = subject;
  const items = readNamed(context.store, facts.shown);
  const idAt = itemIds(instance.id);
  const several = looksAtSeveral(instance);
  const { length: of } = instance.content.plan.stages;
  return {
    ...aboutReview(subject, items, facts.itemCount),
    kind,
    stage: of > 1 ? { number, of } : null,
    dueAt: facts.dueAt,
    adminText: instance.content.descriptionForReviewers,
    aboutSelf: items.length > 0 && items.every(({ principalId }) => principalId === to.id),
    // The portal does not show stages yet, so it can't take an answer for one.
    answerable: !hasStages(instance),
    itemCount: facts.itemCount,
    openCount: facts.openCount,
    people: items.map((item) => ({
      itemId: idAt(item.seq - instance.firstSeq),
      name: several ? `${item.principalName}, ${item.resourceName}` : item.principalName,
    })),
  };
}

/** Counts the reviewers' decisions. Default decisions come after the completion, so they don't count. */
function countDecisions(store: Store, instance: Instance): CompletionMail['counts'] {
  const counts = { Approve: 0, Deny: 0, DontKnow: 0, NotReviewed: 0 };
  const sql = `select iif(reviewer_id = ?, 'NotReviewed', decision) as decision, count(*) as n
    from review_items where seq > ? and seq <= ? group by 1`;
  const last = instance.firstSeq + instance.itemCount;
  for (const { decision, n } of store.all<{ decision: keyof typeof counts; n: number }>(
    sql,
    SYSTEM.id,
    instance.firstSeq,
    last,
  ))
    counts[decision] = n;
  return counts;
}

function draftOfCompletion(subject: Subject, endedAt: number): Draft {
  const { context, instance } = subject;
  const { settings } = instance.content;
  const first = Array.from({ length: Math.min(5, instance.itemCount) }, (_, n) => instance.firstSeq + n + 1);
  return {
    ...aboutReview(subject, readNamed(context.store, first), instance.itemCount),
    kind: 'completed',
    endedAt,
    counts: countDecisions(context.store, instance),
    defaultDecision: settings.defaultDecisionEnabled ? settings.defaultDecision : 'None',
    appliesItself: appliesItself(instance.content),
  };
}

/** The time that an owner has, in ms. */
const OWNERS_TIME = { dataWanted: UPLOAD_MS, denialsWaiting: CARRY_OUT_MS };

function draftForOwner(subject: Subject, kind: OwnerNotice, sentAt: number): Draft {
  const { context, tenant, instance } = subject;
  const resources = customResourcesOf(context.store, tenant.id, instance);
  return {
    ...aboutReview(subject, [], 0),
    resourceName: resources.map(({ displayName }) => displayName).join(', '),
    kind,
    dueAt: sentAt + OWNERS_TIME[kind],
  };
}

/**
 * Collects the facts of a notice from the review’s snapshot at the time of sending, so that a mail always
 * reads the same. Undefined where the review is deleted.
 */
export function draftOf(context: Context, tenant: Tenant, notice: Notice, to: User): Draft | undefined {
  const { store } = context;
  const instance = findInstanceBySeq(store, notice.instanceSeq);
  if (!instance) return undefined;
  const subject = { context, tenant, instance, to };
  const { kind } = notice;
  if (kind === 'completed')
    return draftOfCompletion(subject, latestStage(store, instance)?.endAt ?? notice.sentAt);
  if (kind === 'dataWanted' || kind === 'denialsWaiting') return draftForOwner(subject, kind, notice.sentAt);
  return notice.facts ? draftForReviewer(subject, { ...notice, kind }, notice.facts) : undefined;
}
