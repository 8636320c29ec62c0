import type { Graph } from '../../lib/graph/client';
import { type GraphAnswer, type GraphRequest, problemOf, succeeded } from '../../lib/graph/message';
import { readList, toPage } from '../../lib/graph/paging';
import { PortalProblem } from '../../lib/graph/problem';

/** What became of one part: its body, or how it was refused. What may pass in a moment is never a refusal. */
export type Part = { body: unknown } | { refused: number };

/**
 * Asks many at once, twenty a request. What Graph refuses for good is told by its status, because others needn't wait for
 * it; what may pass (throttling, an outage) is thrown: whoever writes mails must not take it for "nothing there".
 * @throws PortalProblem
 */
export async function askAll<K>(graph: Graph, asked: ReadonlyMap<K, GraphRequest>): Promise<Map<K, Part>> {
  const keys = [...asked.keys()];
  const requests = new Map(
    keys.flatMap((key, at) => {
      const request = asked.get(key);
      return request ? [[String(at), request] as const] : [];
    }),
  );
  const answers = await graph.readMany(requests);
  return new Map(keys.map((key, at) => [key, partOf(answers.get(String(at)))]));
}

function partOf(answer: GraphAnswer | PortalProblem | undefined): Part {
  if (!answer) throw new PortalProblem('unavailable');
  if (answer instanceof PortalProblem) throw answer;
  if (succeeded(answer)) return { body: answer.body };
  const problem = problemOf(answer);
  if (problem.code === 'forbidden' || problem.code === 'notFound' || problem.code === 'refused')
    return { refused: answer.status };
  throw problem;
}

/** As `askAll`, for lists: all their pages. `broken`: a list that led on without an end. */
export async function askLists<K>(
  graph: Graph,
  asked: ReadonlyMap<K, GraphRequest>,
): Promise<Map<K, { values: unknown[]; broken: boolean } | { refused: number }>> {
  const parts = await askAll(graph, asked);
  const lists = new Map<K, { values: unknown[]; broken: boolean } | { refused: number }>();
  for (const [key, part] of parts)
    lists.set(key, 'refused' in part ? part : await readList(graph, toPage(graph, part.body)));
  return lists;
}
