import * as v from 'valibot';
import type { GraphRequest, GraphResponse } from '../../core/graph-message';
import {
  applyInstance,
  changeOverriddenReviewers,
  changeReviewers,
  type ReviewerChange,
  resetDecisions,
  sendReminder,
  stopInstance,
} from '../../reviews/changes';
import { findDefinitionBySeq, listDefinitions } from '../../reviews/definitions';
import { readReviewers } from '../../reviews/input/reviewers';
import {
  allInstancesReviewedBy,
  type Instance,
  instancesReviewedBy,
  listInstances,
} from '../../reviews/instances';
import { refusal } from '../../reviews/refusals';
import { type Reviewer, reviewersOf } from '../../reviews/reviewers';
import { hasStages, latestStage } from '../../reviews/stages';
import { entityOf, expandsOnly, type Filterable, listOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import {
  deciderOf,
  readsAll,
  requireDefinition,
  requireInstance,
  requireInstanceReader,
  requireReader,
  requireReaderRole,
  subjectOf,
} from './access';
import { logAs } from './audits';
import { askedFor, selectedOfInstance } from './delegation';
import { requireManager } from './managers';
import { definitionHere, instanceHere, instancePath, isHere, requireVerb, viewOf } from './surface';
import { definitionWire, instanceWire, sevenDigits, threeDigits } from './wire-definition';

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

/** An instance can expand its definition on beta only. */
const expandsOn = ({ version }: GraphRequest): { expands?: string } =>
  version === 'beta' ? { expands: 'definition' } : {};

const shownInstance =
  (call: Call) =>
  (instance: Instance, expanded: boolean): Wire => {
    const view = viewOf(call);
    const wire = { ...instanceWire(instance, view), ...selectedOfInstance(call, instance) };
    const definition = expanded ? findDefinitionBySeq(call.context.store, instance.definitionSeq) : undefined;
    return definition
      ? { ...wire, definition: definitionWire(definitionHere(call, definition), view) }
      : wire;
  };

/** The definition as it is now. */
export function getDefinitionOfInstance(call: Call): GraphResponse {
  const { request } = call;
  const options = readOptions(request.query, ['$select']);
  const instance = requireInstance(call);
  requireInstanceReader(call, instance);
  const definition = findDefinitionBySeq(call.context.store, instance.definitionSeq);
  if (!definition) throw refusal('unknownDefinition');
  const wire = definitionWire(definitionHere(call, definition), viewOf(call));
  const path = `${instancePath(call, instance)}/definition/$entity`;
  return entityOf(request, path, wire, options);
}

export function getInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const definition = requireDefinition(call);
  requireReader(call, subjectOf(definition));
  const all = listInstances(context.store, definition).map((instance) => instanceHere(call, instance));
  return listOf(request, all, {
    offers: OFFERS,
    context: `${viewOf(call).home}('${definition.id}')/instances`,
    ...expandsOn(request),
    wire: shownInstance(call),
  });
}

/** Directly below `unified`: the instances of all catalog reviews that the caller may read. */
export function getAllInstances(call: Call): GraphResponse {
  const { store } = call.context;
  const readable = listDefinitions(store, call.request.caller.tenant.id).filter(
    (definition) => isHere(call, definition.content) && readsAll(call, subjectOf(definition)),
  );
  if (readable.length === 0) requireReaderRole(call);
  const all = readable.flatMap((definition) => listInstances(store, definition));
  return listOf(call.request, all, {
    offers: OFFERS,
    context: 'identityGovernance/accessReviews/unified/instances',
    ...expandsOn(call.request),
    wire: shownInstance(call),
  });
}

/** Directly below `unified`: the instances of all catalog reviews that the caller reviews. */
export function getAllMyInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const { tenant } = request.caller;
  const mine = askedFor(call).flatMap((id) => allInstancesReviewedBy(context.store, tenant.id, id));
  const here = onceEach(mine).filter(({ content }) => isHere(call, content));
  return listOf(request, here, {
    offers: OFFERS,
    context: 'Collection(accessReviewInstance)',
    type: 'accessReviewInstance',
    ...expandsOn(request),
    wire: shownInstance(call),
  });
}

const onceEach = (instances: readonly Instance[]): Instance[] => [
  ...new Map(instances.map((instance) => [instance.seq, instance])).values(),
];

/** Instances that the caller reviews, in any status. */
export function getMyInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const definition = requireDefinition(call);
  const found = askedFor(call).flatMap((id) => instancesReviewedBy(context.store, definition, id));
  const mine = onceEach(found).map((instance) => instanceHere(call, instance));
  return listOf(request, mine, {
    offers: OFFERS,
    context: 'Collection(accessReviewInstance)',
    type: 'accessReviewInstance',
    ...expandsOn(request),
    wire: shownInstance(call),
  });
}

const entityContext = (call: Call, instance: Instance): string =>
  `${instancePath(call, instance).replace(/\('[^']*'\)$/, '')}/$entity`;

export function getInstance(call: Call): GraphResponse {
  const { expands } = expandsOn(call.request);
  const options = readOptions(call.request.query, ['$select', ...(expands ? (['$expand'] as const) : [])]);
  const expanded = expandsOnly(options, expands ?? '');
  const instance = requireInstance(call);
  requireInstanceReader(call, instance);
  const wire = shownInstance(call)(instance, expanded);
  return entityOf(call.request, entityContext(call, instance), wire, options);
}

/** The people behind owners and managers, whether or not they got a mail. */
export function getContactedReviewers(call: Call): GraphResponse {
  const instance = requireInstance(call);
  requireReader(call, instance);
  return listOf(call.request, reviewersOf(call.context.store, instance), {
    offers: REVIEWER_OFFERS,
    context: `${instancePath(call, instance)}/contactedReviewers`,
    wire: ({ id, displayName, userPrincipalName, contactedAt }) => ({
      id,
      displayName,
      userPrincipalName,
      createdDateTime: sevenDigits(contactedAt),
    }),
  });
}

const ReviewerBody = v.object({
  scope: v.optional(v.unknown()),
  reviewers: v.optional(v.unknown()),
  fallbackReviewers: v.optional(v.unknown()),
});

/** The reviewers in a body; omitted ones stay. Throws 400. */
export function readChange(body: unknown): ReviewerChange {
  const sent = v.safeParse(ReviewerBody, body);
  if (!sent.success) throw refusal('badBody');
  const read = (name: 'reviewers' | 'fallbackReviewers') =>
    sent.output[name] === undefined ? undefined : readReviewers(sent.output[name], name);
  return { reviewers: read('reviewers'), fallbackReviewers: read('fallbackReviewers') };
}

/**
 * Only reviewers and fallback reviewers change; `scope` is required and ignored.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-update
 */
export function putInstance(call: Call): GraphResponse {
  requireVerb(call);
  if (!v.is(v.object({ scope: v.looseObject({}) }), call.request.body))
    throw refusal('badBody', 'scope is required, though it is not updated.');
  return changeInstance(call);
}

/** The same change by PATCH, on the unified route, where the body needs nothing else. */
export function patchInstance(call: Call): GraphResponse {
  requireVerb(call);
  return changeInstance(call);
}

function changeInstance(call: Call): GraphResponse {
  const { context, request } = call;
  const instance = requireInstance(call);
  requireManager(call, instance.content);
  const change = readChange(request.body);
  const stage = latestStage(context.store, instance);
  if (!stage) throw refusal('notInProgress');
  const changed = hasStages(instance)
    ? changeOverriddenReviewers(context, instance, change)
    : changeReviewers(context, request.caller.tenant, instance, stage, change);
  logAs(call, 'Update access review', instance.definitionSeq);
  return entityOf(request, entityContext(call, changed), instanceWire(changed, viewOf(call)));
}

const DONE: GraphResponse = { status: 204 };

/** An administrator's action on an instance, with an empty answer. */
const action =
  (act: (call: Call, instance: Instance) => void) =>
  (call: Call): GraphResponse => {
    const instance = requireInstance(call);
    requireManager(call, instance.content);
    act(call, instance);
    return DONE;
  };

export const postStopInstance = action((call, instance) =>
  stopInstance(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
export const postApplyDecisions = action((call, instance) =>
  applyInstance(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
export const postResetDecisions = action((call, instance) =>
  resetDecisions(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
export const postSendReminder = action(({ context, request }, instance) =>
  sendReminder(context, request.caller.tenant, instance),
);
