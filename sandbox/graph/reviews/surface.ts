import { GraphProblem } from '../../core/graph-message';
import { guidOf } from '../../directory/guid';
import { mayReadReviews } from '../../directory/roles';
import type { Definition } from '../../reviews/definitions';
import type { DefinitionContent } from '../../reviews/input/definition';
import type { Instance } from '../../reviews/instances';
import { isCatalogReview } from '../../reviews/plan';
import { refusal } from '../../reviews/refusals';
import type { Call, Route } from '../route';

/**
 * Access reviews have two places: the ordinary one, and `unified` of summer 2026, which has reviews of
 * catalogs. A switch of the tenant decides whether these are at the ordinary place too.
 * https://learn.microsoft.com/graph/api/resources/unifiedroot
 */
const REVIEWS = 'identityGovernance/accessReviews';
const UNIFIED = /^\/identityGovernance\/accessReviews\/unified(?:\/|$)/i;

/** Whether the call came in at the unified place. */
export const isUnified = ({ request }: Call): boolean => UNIFIED.test(request.path);

/** How an answer is written: by the place of its call, and by the tenant's additions there. */
export interface WireView {
  version: string;
  /** The path of the definitions, as contexts write it. */
  home: string;
  /** Items and instances have the permissions, descriptions and outcomes of 2026. */
  details: boolean;
  /** Reviewers by a query also have a word. */
  words: boolean;
}

/** How answers to this call are written. */
export function viewOf(call: Call): WireView {
  const { version, caller } = call.request;
  const { detailsOnOrdinary, scopeTypesBesideQueries } = caller.tenant.switches;
  const unified = isUnified(call);
  return {
    version,
    home: `${REVIEWS}/${unified ? 'unified/' : ''}definitions`,
    details: unified || detailsOnOrdinary,
    words: scopeTypesBesideQueries,
  };
}

/**
 * The path of an instance as contexts write it: below its definition, directly below `unified`, or
 * `unified` itself for an item there.
 */
export function instancePath(call: Call, instance: Instance): string {
  if (call.ids.instance === undefined) return `${REVIEWS}/unified`;
  if (call.ids.definition === undefined && isUnified(call))
    return `${REVIEWS}/unified/instances('${instance.id}')`;
  return `${viewOf(call).home}('${instance.definitionId}')/instances('${instance.id}')`;
}

/** Whether a review is available at the call's place. */
export function isHere(call: Call, content: DefinitionContent): boolean {
  const ofCatalog = isCatalogReview(content.plan);
  if (isUnified(call)) return ofCatalog;
  return !ofCatalog || call.request.caller.tenant.switches.catalogReviewsOnOrdinary;
}

/** The id of a catalog's review at the ordinary place, where the tenant uses other ids there. */
const otherId = (id: string): string => guidOf(id, 'ordinary');

function hasOtherIds(call: Call, content: DefinitionContent): boolean {
  const { catalogIdsDiffer } = call.request.caller.tenant.switches;
  return catalogIdsDiffer && !isUnified(call) && isCatalogReview(content.plan);
}

/** The definition with its id at the call's place. */
export function definitionHere(call: Call, definition: Definition): Definition {
  return hasOtherIds(call, definition.content) ? { ...definition, id: otherId(definition.id) } : definition;
}

/** The instance with its own and its definition's ids at the call's place. */
export function instanceHere(call: Call, instance: Instance): Instance {
  if (!hasOtherIds(call, instance.content)) return instance;
  return { ...instance, id: otherId(instance.id), definitionId: otherId(instance.definitionId) };
}

/**
 * Throws 405 where a definition or an instance is changed by a verb that the tenant's
 * unified route doesn't support.
 */
export function requireVerb(call: Call): void {
  const { method, caller } = call.request;
  const taken = isUnified(call) && caller.tenant.switches.unifiedPatches ? 'PATCH' : 'PUT';
  if (method !== taken)
    throw new GraphProblem(405, 'MethodNotAllowed', `${method} is not allowed here.`, {
      Allow: `GET, ${taken}`,
    });
}

/**
 * The route at the unified place: missing where the tenant has none, and closed to reviewers without a role
 * where the tenant's switch says so.
 */
export function unified(route: Route): Route {
  return {
    ...route,
    pattern: route.pattern.replace(/^\/identityGovernance\/accessReviews/, '$&/unified'),
    answer: (call) => {
      const { tenant, userId } = call.request.caller;
      if (tenant.switches.unifiedAbsent)
        throw new GraphProblem(404, 'ResourceNotFound', "Resource not found for the segment 'unified'.");
      const reads = userId === null || mayReadReviews(call.context.store, tenant.id, userId, 'access');
      if (tenant.switches.unifiedNeedsRole && !reads) throw refusal('needsRole');
      return route.answer(call);
    },
  };
}
