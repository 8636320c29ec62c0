import type { GraphResponse } from '../../core/graph-message';
import {
  type Instance,
  instancesReviewedBy,
  listInstances,
  type Reviewer,
  reviewersOf,
} from '../../reviews/instances';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import {
  readsEverything,
  requireDefinition,
  requireDefinitionReader,
  requireInstance,
  requireReaderRole,
  requireReviewer,
} from './access';
import { DEFINITIONS, instanceWire, sevenDigits, threeDigits } from './wire-definition';

/** https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-list-instances */
const OFFERS: Filterable<Instance> = {
  filter: { status: ({ status }) => status },
  order: {
    status: ({ status }) => status,
    startdatetime: ({ startAt }) => threeDigits(startAt),
    enddatetime: ({ endAt }) => threeDigits(endAt),
  },
};

const REVIEWER_OFFERS: Filterable<Reviewer> = {
  filter: {
    id: ({ id }) => id,
    displayname: ({ displayName }) => displayName,
    userprincipalname: ({ userPrincipalName }) => userPrincipalName,
  },
  order: {
    displayname: ({ displayName }) => displayName,
    userprincipalname: ({ userPrincipalName }) => userPrincipalName,
    createddatetime: ({ contactedAt }) => sevenDigits(contactedAt),
  },
};

export function getInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const definition = requireDefinition(call);
  requireReaderRole(call);
  const all = arranged(listInstances(context.store, definition), options, OFFERS);
  return pageOf(request, options, {
    context: `${DEFINITIONS}('${definition.id}')/instances`,
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((instance) => instanceWire(instance, definition)),
    countUnasked: true,
  });
}

/** Instances that the caller reviews, whatever their status. */
export function getMyInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const definition = requireDefinition(call);
  const tenantId = request.caller.tenant.id;
  const mine = instancesReviewedBy(context.store, tenantId, definition, requireUser(call));
  const all = arranged(mine, options, OFFERS);
  return pageOf(request, options, {
    context: 'Collection(accessReviewInstance)',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map((instance) => ({
      '@odata.type': '#microsoft.graph.accessReviewInstance',
      ...instanceWire(instance, definition),
    })),
    countUnasked: true,
  });
}

export function getInstance(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  requireDefinitionReader(call, definition);
  if (!readsEverything(call)) requireReviewer(call, instance);
  const context = `${DEFINITIONS}('${definition.id}')/instances/$entity`;
  return entityOf(call.request, context, instanceWire(instance, definition), options.select);
}

/** The people behind owners and managers, whether or not they were sent a mail. */
export function getContactedReviewers(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  requireReaderRole(call);
  const all = arranged(reviewersOf(context.store, instance), options, REVIEWER_OFFERS);
  return pageOf(request, options, {
    context: `${DEFINITIONS}('${definition.id}')/instances('${instance.id}')/contactedReviewers`,
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map((reviewer) => ({
      id: reviewer.id,
      displayName: reviewer.displayName,
      userPrincipalName: reviewer.userPrincipalName,
      createdDateTime: sevenDigits(reviewer.contactedAt),
    })),
    countUnasked: true,
  });
}
