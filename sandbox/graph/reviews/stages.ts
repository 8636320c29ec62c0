import type { GraphResponse } from '../../core/graph-message';
import { changeReviewers, stopStage } from '../../reviews/changes';
import type { Instance } from '../../reviews/instances';
import { findStageReviewer } from '../../reviews/reviewers';
import { hasStages, type Stage, stagesOf } from '../../reviews/stages';
import { entityOf, type Filterable, listOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { deciderOf, readsAll, requireInstance, requireReader, requireReviewer, requireStage } from './access';
import { logAs } from './audits';
import { reviewingIds } from './delegation';
import { readChange } from './instances';
import { requireManager } from './managers';
import { instancePath, viewOf } from './surface';
import { stageWire, threeDigits } from './wire-definition';

/** https://learn.microsoft.com/graph/api/accessreviewinstance-list-stages */
const OFFERS: Filterable<Stage> = {
  filter: { id: ({ id }) => id, status: ({ status }) => status },
  order: {
    status: ({ status }) => status,
    startdatetime: ({ startAt }) => threeDigits(startAt),
    enddatetime: ({ endAt }) => threeDigits(endAt),
  },
};

const pathOf = (call: Call, instance: Instance): string => `${instancePath(call, instance)}/stages`;

function shownStages(call: Call, instance: Instance): Stage[] {
  return hasStages(instance) ? stagesOf(call.context.store, instance) : [];
}

export function getStages(call: Call): GraphResponse {
  const instance = requireInstance(call);
  requireReader(call, instance);
  return listOf(call.request, shownStages(call, instance), {
    offers: OFFERS,
    context: pathOf(call, instance),
    wire: (stage) => stageWire(instance, stage, viewOf(call)),
  });
}

/** Stages in which the caller is or was a reviewer. A stage exists once the one before it has ended. */
export function getMyStages(call: Call): GraphResponse {
  const { context, request } = call;
  const instance = requireInstance(call);
  const ids = reviewingIds(call);
  const mine = shownStages(call, instance).filter((stage) =>
    ids.some((id) => findStageReviewer(context.store, request.caller.tenant.id, stage, id)),
  );
  return listOf(request, mine, {
    offers: OFFERS,
    context: 'Collection(accessReviewStage)',
    type: 'accessReviewStage',
    wire: (stage) => stageWire(instance, stage, viewOf(call)),
  });
}

export function getStage(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  if (!readsAll(call, instance)) requireReviewer(call, instance, stage);
  const wire = stageWire(instance, stage, viewOf(call));
  return entityOf(call.request, `${pathOf(call, instance)}/$entity`, wire, options);
}

/** https://learn.microsoft.com/graph/api/accessreviewstage-update */
export function patchStage(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  requireManager(call, instance.content);
  const { context, request } = call;
  const change = readChange(request.body);
  const changed = changeReviewers(context, request.caller.tenant, instance, stage, change);
  logAs(call, 'Update access review', instance.definitionSeq);
  const wire = stageWire(changed, stage, viewOf(call));
  return entityOf(call.request, `${pathOf(call, instance)}/$entity`, wire);
}

/** https://learn.microsoft.com/graph/api/accessreviewstage-stop */
export function postStopStage(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  requireManager(call, instance.content);
  stopStage(call.context, call.request.caller.tenant, instance, stage, deciderOf(call));
  return { status: 204 };
}
