import type { Graph } from '../../lib/graph/client';
import { type GraphAnswer, type GraphRequest, problemOf, succeeded } from '../../lib/graph/message';
import { readList, toPage } from '../../lib/graph/paging';
import { PortalProblem } from '../../lib/graph/problem';

/** The result of one part: its body, or the status of its refusal. A temporary failure is never a refusal. */
export type Part = { body: unknown } | { refused: number };

/**
 * Sends many requests, twenty in a batch. A permanent refusal is returned as its status, because other
 * requests need not wait for it; a temporary failure (throttling, an outage) is thrown, because a sender of
 * mails must not take it for an empty answer.
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

/** Like `askAll`, for lists with all their pages. `broken`: a list whose next links had no end. */
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
