import { randomUUID } from 'node:crypto';
import type { GraphResponse } from '../../core/graph-message';
import { createDefinition, deleteDefinition } from '../../reviews/creating';
import type { Creator } from '../../reviews/definitions';
import { badBody } from '../../reviews/legacy/body';
import { readReview } from '../../reviews/legacy/input';
import { legacyRefusal } from '../../reviews/legacy/refusals';
import {
  findLegacyReview,
  type LegacyReview,
  legacyInstances,
  legacyReviewsOf,
  statusOf,
} from '../../reviews/legacy/reviews';
import { findTemplate, TEMPLATES, templateOf } from '../../reviews/legacy/templates';
import { updateReview } from '../../reviews/legacy/updating';
import { entityOf, metadata } from '../odata/collection';
import type { Condition } from '../odata/filter';
import { type Offers, predicateOf } from '../odata/predicate';
import { type QueryOptions, readOptions } from '../odata/query-options';
import {
  deciderOf,
  requireDefinitionReader,
  requireInstanceReader,
  requireReaderRole,
} from '../reviews/access';
import { logAs } from '../reviews/audits';
import { requireManager } from '../reviews/managers';
import type { Call } from '../route';
import { reachesTemplate, requireManagedReview, requireReview, requireTemplate } from './access';
import { listOf, PAGE_OPTIONS } from './lists';
import { listedReviewWire, REVIEWS, reviewWire } from './wire-review';

/** Microsoft: lists contain no settings unless `$select` names them. */
function listed(call: Call, options: QueryOptions) {
  const { store } = call.context;
  const wire = options.select.length > 0 ? reviewWire : listedReviewWire;
  return (review: LegacyReview) => wire(store, call.request.caller.tenant.id, review);
}

const OFFERS: Offers<LegacyReview> = {
  businessflowtemplateid: { read: ({ template }) => template.id, operators: ['eq'] },
  status: { read: statusOf, operators: ['eq'] },
};

/** The template in a condition, at any depth; undefined where there is none. */
function templateIn(condition: Condition): string | undefined {
  if ('terms' in condition) return condition.terms.map(templateIn).find((id) => id !== undefined);
  const asked = condition.operator === 'eq' && condition.path.toLowerCase() === 'businessflowtemplateid';
  return asked && typeof condition.value === 'string' ? condition.value : undefined;
}

/**
 * The template that a list's filter must name. The filter may also name the status, as Microsoft's own sample
 * does. https://github.com/microsoft/access-reviews-samples/tree/main/AzureADAccessReviewsOnPremises
 */
function templateAsked({ filter }: QueryOptions): string {
  const id = filter.map(templateIn).find((found) => found !== undefined);
  if (id === undefined) throw legacyRefusal('needsTemplate');
  return id;
}

/** The reviews that match the filter and that the caller's permission covers. */
function foundBy(call: Call, { filter }: QueryOptions): LegacyReview[] {
  const { store } = call.context;
  const tests = filter.map((condition) => predicateOf(condition, OFFERS));
  return TEMPLATES.filter((template) => reachesTemplate(call, template))
    .flatMap(({ id }) => legacyReviewsOf(store, call.request.caller.tenant.id, id))
    .filter((review) => tests.every((test) => test(review)));
}

/** https://learn.microsoft.com/graph/api/accessreview-list */
export function getReviews(call: Call): GraphResponse {
  const { request } = call;
  const options = readOptions(request.query, [...PAGE_OPTIONS, '$filter']);
  const templateId = templateAsked(options);
  requireReaderRole(call);
  const template = findTemplate(templateId);
  if (template) requireTemplate(call, template);
  const found = template ? foundBy(call, options) : [];
  return listOf(request, options, REVIEWS, found, listed(call, options));
}

/**
 * Readable with a directory role, and by reviewers. https://learn.microsoft.com/graph/api/accessreview-get
 */
export function getReview(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$select']);
  const review = requireReview(call);
  if (review.instance) requireInstanceReader(call, review.instance);
  else requireDefinitionReader(call, review.definition);
  const wire = reviewWire(context.store, request.caller.tenant.id, review);
  return entityOf(request, `${REVIEWS}/$entity`, wire, options);
}

/** Microsoft: an application names the person who counts as the review's creator. */
function creatorOf(call: Call, named: Creator | undefined): Creator {
  if (call.request.caller.userId !== null) return deciderOf(call);
  if (!named) throw badBody('createdBy', 'An application names a user of the tenant as the creator');
  return { id: named.id, displayName: named.displayName, userPrincipalName: named.userPrincipalName };
}

/** https://learn.microsoft.com/graph/api/accessreview-create */
export function postReview(call: Call): GraphResponse {
  const { context, request } = call;
  const { tenant } = request.caller;
  const { content, creator } = readReview({ store: context.store, tenantId: tenant.id }, request.body);
  requireManager(call, content);
  const found = templateOf(content.plan);
  if (found) requireTemplate(call, found.template);
  const createdBy = creatorOf(call, creator);
  const { id } = createDefinition(context, tenant, { id: randomUUID(), content, createdBy });
  const review = findLegacyReview(context.store, tenant.id, id);
  if (!review) throw new Error(`the access review ${id} has no template`);
  // Microsoft's page shows this status in the answer; the review starts a moment later.
  const wire = { ...reviewWire(context.store, tenant.id, review), status: 'Initializing' };
  return { status: 201, body: { '@odata.context': metadata(request, `${REVIEWS}/$entity`), ...wire } };
}

const DONE: GraphResponse = { status: 204 };

export function patchReview(call: Call): GraphResponse {
  const review = requireManagedReview(call);
  updateReview(call.context, call.request.caller.tenant, review, call.request.body);
  logAs(call, 'Update access review', review.definition.seq);
  return DONE;
}

/** A series is deleted with all its instances. https://learn.microsoft.com/graph/api/accessreview-delete */
export function removeReview(call: Call): GraphResponse {
  const { definition, instance, isRecurring } = requireManagedReview(call);
  if (instance && isRecurring) throw legacyRefusal('isInstance');
  logAs(call, 'Delete access review', definition.seq);
  deleteDefinition(call.context.store, call.request.caller.tenant.id, definition);
  return DONE;
}

/** For a series only. https://learn.microsoft.com/graph/api/resources/accessreview#relationships */
export function getReviewInstances(call: Call): GraphResponse {
  const options = readOptions(call.request.query, PAGE_OPTIONS);
  const review = requireReview(call);
  requireReaderRole(call);
  if (review.instance) throw legacyRefusal('noRelationship');
  const all = legacyInstances(call.context.store, review);
  const context = `${REVIEWS}('${review.definition.id}')/instances`;
  return listOf(call.request, options, context, all, listed(call, options));
}
