import type { GraphResponse } from '../../core/graph-message';
import { requirePageSize } from '../odata/query-options';
import type { Call, Route } from '../route';
import type { Wire } from '../wire';

const PAGING = ['$top', '$skip', '$select', '$orderby', '$expand', '$count'];

/** Patterns whose answer is a list; each of them has a count. */
const LISTS = /\/(definitions|instances|stages|decisions|contactedReviewers|filterByCurrentUser)$/;

/** The length of the list, as text. */
function counted(list: Route['answer'], call: Call): GraphResponse {
  const kept = [...call.request.query].filter(([name]) => !PAGING.includes(name.toLowerCase()));
  const { body } = list({ ...call, request: { ...call.request, query: new URLSearchParams(kept) } });
  const total = (body as Wire)['@odata.count'];
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(total) };
}

/** The routes, with `…/$count` of every list before the patterns that would read `$count` as an id. */
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

/** The route, which first refuses a page that is too large. */
export function paged(route: Route): Route {
  return {
    ...route,
    answer: (call) => {
      requirePageSize(call.request.query, call.request.caller.tenant.switches.capPageSize);
      return route.answer(call);
    },
  };
}
