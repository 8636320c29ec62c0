import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import type { Route } from '../route';

/** Microsoft's pages: this version of the access review API stops returning data on May 19, 2023. */
const REMOVED = '2023-05-19T23:59:59Z';
/**
 * Microsoft names no day of deprecation. Its rule for Graph: removal follows two years later
 * (https://github.com/microsoft/api-guidelines, graph/articles/deprecation.md).
 */
const MARKED = '2021-05-19T23:59:59Z';

const httpDate = (iso: string): string => new Date(iso).toUTCString();

/**
 * The headers with which Graph's gateway marks an answer as deprecated: times as HTTP dates, and a link to
 * its list of changes in that month. The form was observed in answers of other deprecated parts of beta.
 */
export const DEPRECATION: Record<string, string> = {
  Deprecation: httpDate(MARKED),
  Sunset: httpDate(REMOVED),
  Link: '<https://developer.microsoft.com/en-us/graph/changes?$filterby=beta,AccessReviews&from=2021-05-01&to=2021-06-01>;rel="deprecation";type="text/html"',
};

/** The same answer, or refusal, with the deprecation headers. */
function withDeprecation(answer: Route['answer']): Route['answer'] {
  return (call): GraphResponse => {
    try {
      const response = answer(call);
      return { ...response, headers: { ...DEPRECATION, ...response.headers } };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      const { status, code, message, headers } = error;
      throw new GraphProblem(status, code, message, { ...DEPRECATION, ...headers });
    }
  };
}

/** Routes of beta only, with deprecation headers on their answers. */
export function deprecated(routes: readonly Omit<Route, 'betaOnly'>[]): Route[] {
  return routes.map((route) => ({ ...route, betaOnly: true, answer: withDeprecation(route.answer) }));
}
