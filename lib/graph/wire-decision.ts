import { NOT_REVIEWED } from '../review/answered';
import { DAY } from '../review/day';
import {
  type Advice,
  type Answered,
  DECISIONS,
  type DecisionItem,
  type DecisionMaker,
  type ItemsRef,
  type Permission,
  type Principal,
  type Resource,
  type ResourceDetail,
} from '../review/model';
import { asId, asList, asObject, asOneOf, asText, asTime, type Wire, ZERO_ID } from './wire';

const SYSTEM = 'AAD Access Reviews';

/**
 * accessReviewInstanceDecisionItem → item; undefined without an id. An answer from before `stageStart` (ISO time) is an
 * earlier stage's: it becomes `earlier`, and the item itself is not reviewed. `now` is the tenant's time, ms since
 * 1970.
 */
export function toItem(
  value: unknown,
  ref: ItemsRef,
  stageStart: string | null = null,
  now: number = Date.now(),
): DecisionItem | undefined {
  const wire = asObject(value);
  const id = asId(wire.id);
  if (!id) return undefined;
  const answered = toAnswered(wire);
  const isEarlier = isOlder(answered, stageStart);
  return {
    id,
    definitionId: ref.definitionId,
    instanceId: ref.instanceId,
    stageId: ref.stageId ?? null,
    earlier: isEarlier ? answered : null,
    principal: toPrincipal(wire.principal),
    resource: toResource(wire.resource, wire.permission),
    lastSignInAt: lastSignIn(wire, now),
    advice: toAdvice(wire.recommendation),
    outlier: toOutlier(wire.insights),
    ...(isEarlier ? NOT_REVIEWED : answered),
    applyResult: asText(wire.applyResult),
    ...(asText(wire.applyDescription) && { applyDescription: asText(wire.applyDescription) }),
  };
}

/** Both times are ISO text in UTC, which sorts by time. */
function isOlder({ decision, reviewedAt }: Answered, stageStart: string | null): boolean {
  return decision !== 'NotReviewed' && stageStart !== null && reviewedAt !== null && reviewedAt < stageStart;
}

function toAnswered(wire: Wire): Answered {
  const decision = toDecision(wire.decision);
  const reviewedAt = asTime(wire.reviewedDateTime);
  return {
    decision,
    justification: asText(wire.justification),
    reviewedBy: decision === 'NotReviewed' ? null : toMaker(wire.reviewedBy, reviewedAt),
    reviewedAt,
  };
}

/** A missing decision, as in an example of Microsoft's, means not reviewed. */
function toDecision(value: unknown): DecisionItem['decision'] {
  if (value === undefined || value === null || value === '') return 'NotReviewed';
  return asOneOf(value, DECISIONS) ?? 'Unknown';
}

function toAdvice(value: unknown): Advice {
  if (value === undefined || value === null || value === '') return 'None';
  const known = asOneOf(value, ['Approve', 'Deny', 'NoInfoAvailable'] as const);
  return known === 'NoInfoAvailable' ? 'None' : (known ?? 'Unknown');
}

/** Graph never gives null: both nobody and Microsoft itself have a zero id, and only the name distinguishes them. */
function toMaker(value: unknown, reviewedAt: string | null): DecisionMaker | null {
  const wire = asObject(value);
  const id = asId(wire.id);
  const displayName = asText(wire.displayName);
  const system = !id && (displayName === SYSTEM || reviewedAt !== null);
  if (!id && !system) return null;
  return { id: id ?? ZERO_ID, displayName, userPrincipalName: asText(wire.userPrincipalName), system };
}

function toPrincipal(value: unknown): Principal {
  const wire = asObject(value);
  return {
    id: asText(wire.id).toLowerCase(),
    displayName: asText(wire.displayName),
    userPrincipalName: asText(wire.userPrincipalName),
    kind: principalKind(wire),
  };
}

/** Groups come as a plain identity without `@odata.type`; a principal with a sign-in name is a user. */
function principalKind(wire: Wire): Principal['kind'] {
  const type = `${asText(wire['@odata.type'])} ${asText(wire.type)}`.toLowerCase();
  if (type.includes('serviceprincipal')) return 'servicePrincipal';
  if (/\buser(identity)?\b/.test(type)) return 'user';
  if (/\bdevice(identity)?\b/.test(type)) return 'device';
  if (/\bgroup(identity)?\b/.test(type)) return 'group';
  return asText(wire.userPrincipalName) === '' ? 'other' : 'user';
}

function toResource(value: unknown, permitted: unknown): Resource | null {
  const wire = asObject(value);
  const displayName = asText(wire.displayName);
  const id = asText(wire.id).toLowerCase();
  if (!displayName && !id) return null;
  const type = asText(wire.type);
  const detail = toDetail(wire);
  const permission = toPermission(permitted);
  return {
    id,
    displayName,
    type: type.slice(0, 1).toLowerCase() + type.slice(1),
    ...(detail && { detail }),
    ...(permission && { permission }),
    ...('description' in wire && { description: asText(wire.description) }),
  };
}

/**
 * A permission without a name is useless:
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitempermission
 */
function toPermission(value: unknown): Permission | undefined {
  const wire = asObject(value);
  const displayName = asText(wire.displayName);
  if (!displayName) return undefined;
  return { id: asText(wire.id).toLowerCase(), displayName, description: asText(wire.description) };
}

/** The first of these details that Graph gives. A role whose scope is the whole directory has none. */
function toDetail(wire: Wire): ResourceDetail | undefined {
  const scope = asObject(wire.scope);
  const candidates: [ResourceDetail['kind'], id: unknown, name: unknown][] = [
    ['scope', scope.id, scope.displayName],
    ['policy', wire.accessPackageAssignmentPolicyId, wire.accessPackageAssignmentPolicyDisplayName],
    ['role', wire.appRoleId, wire.appRoleDisplayName],
    ['scope', wire.scopeId, wire.scopeDisplayName],
  ];
  for (const [kind, id, name] of candidates) {
    const detail = { kind, id: asText(id).toLowerCase(), displayName: asText(name) };
    if (detail.displayName || (detail.id && detail.id !== ZERO_ID)) return detail;
  }
  return undefined;
}

/** How far a device's clock may be behind Microsoft's, in ms. */
const CLOCKS_DIFFER = DAY;

/**
 * The later of the two last sign-ins, of the principal and of the sign-in insight: tenants may refresh one of them
 * during a review. An invalid time, the year 1 and a future time all count as unknown.
 */
function lastSignIn(wire: Wire, now: number): string | null {
  const insight = insightOf(wire.insights, 'userSignInInsight');
  const latest = new Date(now + CLOCKS_DIFFER).toISOString();
  const times = [
    asTime(asObject(wire.principal).lastUserSignInDateTime),
    asTime(insight?.lastSignInDateTime),
  ].map((time) => (time !== null && time > latest ? null : time));
  return times.reduce((one, other) => (one === null || (other !== null && other > one) ? other : one), null);
}

/** Null where Graph gives no insights. */
function toOutlier(insights: unknown): boolean | null {
  if (!Array.isArray(insights)) return null;
  return insightOf(insights, 'membershipOutlierInsight') !== undefined;
}

function insightOf(insights: unknown, type: string): Wire | undefined {
  return asList(insights)
    .map(asObject)
    .find((insight) => asText(insight['@odata.type']).toLowerCase().endsWith(`.${type.toLowerCase()}`));
}
