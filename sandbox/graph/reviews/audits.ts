import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { guidOf } from '../../directory/guid';
import { holdsRole } from '../../directory/roles';
import {
  ACTIVITIES,
  type Activity,
  type Actor,
  type AuditEntry,
  readAudit,
  writeAudit,
} from '../../reviews/audit';
import { refusal } from '../../reviews/refusals';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call, Permission, Route } from '../route';
import type { Wire } from '../wire';
import { deciderOf } from './access';
import { sevenDigits } from './wire-definition';

/** Logs in the tenant's audit log that the caller changed a review, at the tenant's current time. */
export function logAs(call: Call, activity: Activity, definitionSeq: number): void {
  const { context, request } = call;
  const at = tenantNow(request.caller.tenant, context.clock).getTime();
  writeAudit(context.store, { activity, definitionSeq, at, by: deciderOf(call) });
}

/** https://learn.microsoft.com/graph/api/directoryaudit-list#permissions */
const NEEDED: Permission = { delegated: ['AuditLog.Read.All'], application: ['AuditLog.Read.All'] };
const ROLES = [
  'Global Administrator',
  'Global Reader',
  'Reports Reader',
  'Security Administrator',
  'Security Reader',
];

/**
 * The `$filter` operators of each property:
 * https://learn.microsoft.com/graph/api/resources/directoryaudit#properties
 */
const OFFERS: Filterable<Wire> = {
  filter: {
    id: { read: ({ id }) => id, operators: ['eq'] },
    activitydatetime: { read: (entry) => entry.activityDateTime, operators: ['eq', 'ge', 'le'] },
    activitydisplayname: { read: (entry) => entry.activityDisplayName, operators: ['eq', 'startswith'] },
    category: { read: ({ category }) => category, operators: ['eq'] },
    correlationid: { read: ({ correlationId }) => correlationId, operators: ['eq'] },
    loggedbyservice: { read: (entry) => entry.loggedByService, operators: ['eq'] },
    'initiatedby/user/id': { read: (entry) => userOf(entry)?.id, operators: ['eq'] },
    'initiatedby/user/displayname': { read: (entry) => userOf(entry)?.displayName, operators: ['eq'] },
    'initiatedby/user/userprincipalname': {
      read: (entry) => userOf(entry)?.userPrincipalName,
      operators: ['eq', 'startswith'],
    },
    'initiatedby/app/appid': { read: (entry) => appOf(entry)?.appId, operators: ['eq'] },
    'initiatedby/app/displayname': { read: (entry) => appOf(entry)?.displayName, operators: ['eq'] },
  },
  order: { activitydatetime: (entry) => String(entry.activityDateTime) },
};

interface Initiator {
  user: Wire | null;
  app: Wire | null;
}

const userOf = (entry: Wire) => (entry.initiatedBy as Initiator).user;
const appOf = (entry: Wire) => (entry.initiatedBy as Initiator).app;

function initiatorWire({ id, displayName, userPrincipalName }: Actor): Initiator {
  if (userPrincipalName) return { user: { id, displayName, userPrincipalName, ipAddress: null }, app: null };
  const unnamed = { servicePrincipalId: null, servicePrincipalName: null };
  return { user: null, app: { appId: id || null, displayName: displayName || null, ...unnamed } };
}

/** https://learn.microsoft.com/graph/api/resources/targetresource */
const TYPES: Record<string, string> = { user: 'User', servicePrincipal: 'App', group: 'Group', role: 'Role' };

const target = (kind: string, id: string, displayName: string, userPrincipalName: string | null): Wire => ({
  id,
  displayName: displayName || null,
  type: TYPES[kind] ?? 'Other',
  userPrincipalName: userPrincipalName || null,
  groupType: null,
  modifiedProperties: [],
});

/**
 * The targets of an entry: of a decision the review, the resource and the person, in
 * this order; otherwise the review.
 */
function targetsOf({ definitionId, definitionName, about }: AuditEntry): Wire[] {
  const review = { ...target('', definitionId, definitionName, null), type: 'Policy' };
  if (!about) return [review];
  return [
    review,
    target(about.resourceKind, about.resourceId, about.resourceName, null),
    target(about.principalKind, about.principalId, about.principalName, about.principalUpn),
  ];
}

function auditWire(tenantId: string, entry: AuditEntry): Wire {
  const [category, operationType] = ACTIVITIES[entry.activity];
  return {
    id: guidOf(tenantId, 'audit', String(entry.seq)),
    category,
    correlationId: guidOf(tenantId, 'audit', String(entry.seq), 'correlation'),
    result: 'success',
    resultReason: '',
    activityDisplayName: entry.activity,
    activityDateTime: sevenDigits(entry.at),
    loggedByService: 'Access Reviews',
    operationType,
    initiatedBy: initiatorWire(entry.by),
    targetResources: targetsOf(entry),
    additionalDetails: [{ key: 'tid', value: tenantId }],
  };
}

/** All entries that the caller may read, newest first. Throws 403 for a person without one of the roles. */
function readable({ context, request: { caller } }: Call): Wire[] {
  const { tenant, userId } = caller;
  if (userId !== null && !holdsRole(context.store, tenant.id, userId, ROLES)) throw refusal('needsRole');
  const now = tenantNow(tenant, context.clock).getTime();
  return readAudit(context.store, tenant.id, now).map((entry) => auditWire(tenant.id, entry));
}

/** https://learn.microsoft.com/graph/reports-overview: pages of this log hold up to a thousand. */
const LARGEST_PAGE = 1000;
const OPTIONS = ['$filter', '$top', '$skip', '$orderby', '$select'] as const;
const CONTEXT = 'auditLogs/directoryAudits';

/** https://learn.microsoft.com/graph/api/directoryaudit-list */
function getAudits(call: Call): GraphResponse {
  const options = readOptions(call.request.query, OPTIONS, LARGEST_PAGE);
  const all = arranged(readable(call), options, OFFERS);
  const value = all.slice(options.skip, options.skip + options.top);
  return pageOf(call.request, options, { context: CONTEXT, total: all.length, value, countUnasked: false });
}

/** https://learn.microsoft.com/graph/api/directoryaudit-get */
function getAudit(call: Call): GraphResponse {
  const wanted = (call.ids.audit ?? '').toLowerCase();
  const found = readable(call).find(({ id }) => id === wanted);
  if (!found) throw new GraphProblem(404, 'ResourceNotFound', `There is no entry with the id ${wanted}.`);
  return entityOf(call.request, `${CONTEXT}/$entity`, found, readOptions(call.request.query, ['$select']));
}

/** The routes of the audit log. It contains activities of access reviews only. */
export const AUDIT_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '/auditLogs/directoryAudits', needs: NEEDED, answer: getAudits },
  { method: 'GET', pattern: '/auditLogs/directoryAudits/{audit}', needs: NEEDED, answer: getAudit },
];
