import type { GraphResponse } from '../../core/graph-message';
import { requirePageSize } from '../odata/query-options';
import type { Call, Route } from '../route';
import type { Wire } from '../wire';

const PAGING = ['$top', '$skip', '$select', '$orderby', '$expand', '$count'];

/** Patterns whose answer is a list; all of them tell their total. */
const LISTS = /\/(definitions|instances|stages|decisions|contactedReviewers|filterByCurrentUser)$/;

/** The number of what the list would hold, as text. */
function counted(list: Route['answer'], call: Call): GraphResponse {
  const kept = [...call.request.query].filter(([name]) => !PAGING.includes(name.toLowerCase()));
  const { body } = list({ ...call, request: { ...call.request, query: new URLSearchParams(kept) } });
  const total = (body as Wire)['@odata.count'];
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(total) };
}

/** The routes, with `…/$count` of every list before the patterns whose id `$count` would be. */
export function withCounts(routes: readonly Route[]): Route[] {
  const counts = routes
    .filter(({ method, pattern }) => method === 'GET' && LISTS.test(pattern))
    .map((route) => ({
      ...route,
      pattern: `${route.pattern}/$count`,
      answer: (call: Call) => counted(route.answer, call),
    }));
  return [...counts, ...routes];
}

/** The route, refusing a page that is too large before anything else. */
export function paged(route: Route): Route {
  return {
    ...route,
    answer: (call) => {
      requirePageSize(call.request.query, call.request.caller.tenant.switches.capPageSize);
      return route.answer(call);
    },
  };
}
