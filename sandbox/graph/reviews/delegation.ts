import { tenantNow } from '../../core/tenants';
import { findUser } from '../../directory/users';
import { delegatorsOf } from '../../reviews/delegation';
import type { Instance } from '../../reviews/instances';
import { findReviewer } from '../../reviews/reviewers';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';

/**
 * The people in whose place the caller may decide now. Microsoft: a delegate has all the reviews of the
 * person.
 */
function delegators(call: Call): string[] {
  const { context, request } = call;
  const { tenant } = request.caller;
  return delegatorsOf(
    context.store,
    tenant.id,
    requireUser(call),
    tenantNow(tenant, context.clock).getTime(),
  );
}

/** The caller, and the people in whose place the caller may decide. */
export const reviewingIds = (call: Call): string[] => [requireUser(call), ...delegators(call)];

/** The one parameter of filterByCurrentUser, in lower case. */
function filterAsked({ request }: Call): string {
  const found = /filterByCurrentUser\(\s*on\s*=\s*'([^']*)'/i.exec(request.path);
  return found?.[1]?.toLowerCase() ?? 'reviewer';
}

/**
 * The reviewers whose instances a list of one's own instances contains: the caller, people in whose place the
 * caller may decide, or, where the tenant's switch says so, both under `reviewer`.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser?view=graph-rest-beta
 */
export function askedFor(call: Call): string[] {
  const asked = filterAsked(call);
  if (asked === 'delegatedreviewer') return delegators(call);
  const both = asked === 'reviewer' && call.request.caller.tenant.switches.reviewerIncludesDelegated;
  return both ? reviewingIds(call) : [requireUser(call)];
}

const selects = ({ request }: Call, name: string): boolean =>
  [...request.query].some(
    ([option, value]) =>
      option.toLowerCase() === '$select' &&
      value
        .toLowerCase()
        .split(',')
        .map((path) => path.trim())
        .includes(name),
  );

/**
 * Properties of an instance on beta that only `$select` adds: who delegated it, and the name of its review.
 */
export function selectedOfInstance(call: Call, instance: Instance): Wire {
  if (call.request.version !== 'beta') return {};
  const wire: Wire = {};
  if (selects(call, 'displayname')) wire.displayName = instance.content.displayName;
  if (selects(call, 'delegatedby')) wire.delegatedBy = delegatedBy(call, instance);
  return wire;
}

function delegatedBy(call: Call, instance: Instance): Wire[] {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  return delegators(call)
    .filter((id) => findReviewer(store, tenantId, instance, id))
    .flatMap((id): Wire[] => {
      const user = findUser(store, tenantId, id);
      if (!user) return [];
      const { displayName, userPrincipalName } = user;
      return [{ '@odata.type': '#microsoft.graph.userIdentity', id, displayName, userPrincipalName }];
    });
}
