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
} from '../../reviews/legacy/reviews';
import { findTemplate, templateOf } from '../../reviews/legacy/templates';
import { updateReview } from '../../reviews/legacy/updating';
import { entityOf, metadata } from '../odata/collection';
import { type QueryOptions, readOptions } from '../odata/query-options';
import {
  deciderOf,
  requireDefinitionReader,
  requireInstanceReader,
  requireReaderRole,
} from '../reviews/access';
import { requireManager } from '../reviews/managers';
import type { Call } from '../route';
import { requireManagedReview, requireReview, requireTemplate } from './access';
import { listOf, PAGE_OPTIONS } from './lists';
import { listedReviewWire, REVIEWS, reviewWire } from './wire-review';

/** Microsoft: lists hold no settings; they come where `$select` names them. */
function listed(call: Call, options: QueryOptions) {
  const { store } = call.context;
  const wire = options.select.length > 0 ? reviewWire : listedReviewWire;
  return (review: LegacyReview) => wire(store, call.request.caller.tenant.id, review);
}

/** The template that a list is asked for: nothing else can be asked. */
function templateAsked({ filter }: QueryOptions): string {
  const [condition, ...more] = filter;
  const asked = condition?.operator === 'eq' && condition.path.toLowerCase() === 'businessflowtemplateid';
  if (!asked || more.length > 0 || typeof condition.value !== 'string') throw legacyRefusal('needsTemplate');
  return condition.value;
}

/** https://learn.microsoft.com/graph/api/accessreview-list */
export function getReviews(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...PAGE_OPTIONS, '$filter']);
  const templateId = templateAsked(options);
  requireReaderRole(call);
  const template = findTemplate(templateId);
  if (template) requireTemplate(call, template);
  const all = legacyReviewsOf(context.store, request.caller.tenant.id, templateId);
  return listOf(request, options, REVIEWS, all, listed(call, options));
}

/** Open to a directory role, and to reviewers. https://learn.microsoft.com/graph/api/accessreview-get */
export function getReview(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$select']);
  const review = requireReview(call);
  if (review.instance) requireInstanceReader(call, review.instance);
  else requireDefinitionReader(call, review.definition);
  const wire = reviewWire(context.store, request.caller.tenant.id, review);
  return entityOf(request, `${REVIEWS}/$entity`, wire, options.select);
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
  const told = templateOf(content.plan);
  if (told) requireTemplate(call, told.template);
  const createdBy = creatorOf(call, creator);
  const { id } = createDefinition(context, tenant, { id: randomUUID(), content, createdBy });
  const review = findLegacyReview(context.store, tenant.id, id);
  if (!review) throw new Error(`the access review ${id} has no template`);
  // Microsoft's page answers so; the review begins a moment later.
  const wire = { ...reviewWire(context.store, tenant.id, review), status: 'Initializing' };
  return { status: 201, body: { '@odata.context': metadata(request, `${REVIEWS}/$entity`), ...wire } };
}

const DONE: GraphResponse = { status: 204 };

export function patchReview(call: Call): GraphResponse {
  const review = requireManagedReview(call);
  updateReview(call.context, call.request.caller.tenant, review, call.request.body);
  return DONE;
}

/** A series goes with all its instances. https://learn.microsoft.com/graph/api/accessreview-delete */
export function removeReview(call: Call): GraphResponse {
  const { definition, instance, isRecurring } = requireManagedReview(call);
  if (instance && isRecurring) throw legacyRefusal('isInstance');
  deleteDefinition(call.context.store, call.request.caller.tenant.id, definition);
  return DONE;
}

/** Of a series only. https://learn.microsoft.com/graph/api/resources/accessreview#relationships */
export function getReviewInstances(call: Call): GraphResponse {
  const options = readOptions(call.request.query, PAGE_OPTIONS);
  const review = requireReview(call);
  requireReaderRole(call);
  if (review.instance) throw legacyRefusal('noRelationship');
  const all = legacyInstances(call.context.store, review);
  const context = `${REVIEWS}('${review.definition.id}')/instances`;
  return listOf(call.request, options, context, all, listed(call, options));
}
