import type { GraphResponse } from '../../core/graph-message';
import { listDefinitions } from '../../reviews/definitions';
import { listInstances } from '../../reviews/instances';
import { pageOf } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { readsAll, requireReaderRole, subjectOf } from './access';
import { readAcross } from './across';
import { seen } from './decisions';
import { isHere, viewOf } from './surface';
import { decisionWire } from './wire-decision';

/**
 * `unified/decisions`: the items of all catalog reviews that the caller may read. It is in Microsoft's schema
 * and on no page of Microsoft's. Throws 403 where the caller may not read all of any review.
 * https://learn.microsoft.com/graph/api/resources/unifiedroot
 */
export function getAllDecisions(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const readable = listDefinitions(context.store, request.caller.tenant.id).filter(
    (definition) => isHere(call, definition.content) && readsAll(call, subjectOf(definition)),
  );
  if (readable.length === 0) requireReaderRole(call);
  const parts = readable
    .flatMap((definition) => listInstances(context.store, definition))
    .map((instance) => ({ instance, view: { hidesBefore: 0 } }));
  const { found, total } = readAcross(context.store, parts, options);
  return pageOf(request, options, {
    context: 'identityGovernance/accessReviews/unified/decisions',
    total,
    value: found.map(({ item, part }) => decisionWire(seen(call, item, 0), part.instance, viewOf(call))),
    countUnasked: true,
  });
}
