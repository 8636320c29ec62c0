import type { GraphResponse } from '../../core/graph-message';
import { applyInstance, resetDecisions, sendReminder, stopInstance } from '../../reviews/changes';
import type { Instance } from '../../reviews/instances';
import { deciderOf } from '../reviews/access';
import type { Call } from '../route';
import { requireManagedReview, requireRun } from './access';

/** Microsoft: the target is a one-time review or an instance of a recurring one. The answer is empty. */
const action =
  (act: (call: Call, instance: Instance) => void) =>
  (call: Call): GraphResponse => {
    act(call, requireRun(requireManagedReview(call)));
    return { status: 204 };
  };

/** https://learn.microsoft.com/graph/api/accessreview-stop */
export const postStop = action((call, instance) =>
  stopInstance(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
/** https://learn.microsoft.com/graph/api/accessreview-sendreminder */
export const postReminder = action(({ context, request }, instance) =>
  sendReminder(context, request.caller.tenant, instance),
);
/** https://learn.microsoft.com/graph/api/accessreview-reset */
export const postReset = action((call, instance) =>
  resetDecisions(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
/** https://learn.microsoft.com/graph/api/accessreview-apply */
export const postApply = action((call, instance) =>
  applyInstance(call.context, call.request.caller.tenant, instance, deciderOf(call)),
);
