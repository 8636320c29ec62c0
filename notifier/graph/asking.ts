import type { Graph } from '../../lib/graph/client';
import { type GraphAnswer, type GraphRequest, problemOf, succeeded } from '../../lib/graph/message';
import { readList, toPage } from '../../lib/graph/paging';
import { PortalProblem } from '../../lib/graph/problem';
import { saysNothing } from '../../lib/graph/tenant-knowledge';

/**
 * The result of one part: its body, or the status of its refusal (null where it had none). A temporary failure
 * is a refusal only where the caller says so.
 */
export type Part = { body: unknown } | { refused: number | null };

/** A list with all its pages. `broken`: its next links had no end. */
type ListPart = { values: unknown[]; broken: boolean } | { refused: number | null };

/**
 * Sends many requests, twenty in a batch. A permanent refusal is returned as its status, because other
 * requests need not wait for it; a temporary failure (throttling, an outage) is thrown, because a sender of
 * mails must not take it for an empty answer.
 * @param standsAlone the keys whose temporary failure is returned as well, so that it stops nothing else
 * @throws PortalProblem
 */
export async function askAll<K>(
  graph: Graph,
  asked: ReadonlyMap<K, GraphRequest>,
  standsAlone: (key: K) => boolean = () => false,
): Promise<Map<K, Part>> {
  const keys = [...asked.keys()];
  const requests = new Map(
    keys.flatMap((key, at) => {
      const request = asked.get(key);
      return request ? [[String(at), request] as const] : [];
    }),
  );
  const answers = await graph.readMany(requests);
  return new Map(keys.map((key, at) => [key, partOf(answers.get(String(at)), standsAlone(key))]));
}

const REFUSALS: ReadonlySet<PortalProblem['code']> = new Set(['forbidden', 'notFound', 'refused']);

function partOf(answer: GraphAnswer | PortalProblem | undefined, alone: boolean): Part {
  if (!answer || answer instanceof PortalProblem)
    return failed(answer ?? new PortalProblem('unavailable'), alone);
  if (succeeded(answer)) return { body: answer.body };
  const problem = problemOf(answer);
  if (alone || REFUSALS.has(problem.code)) return { refused: answer.status };
  throw problem;
}

/** What concerns everything that is read, whatever was asked. */
const OF_ALL: ReadonlySet<PortalProblem['code']> = new Set(['signIn', 'offline', 'throttled']);

function failed(problem: PortalProblem, alone: boolean): { refused: number | null } {
  if (!alone || OF_ALL.has(problem.code)) throw problem;
  return { refused: problem.status ?? null };
}

/** Whether a refusal may be gone at the next run: a failure for which nothing is to be concluded. */
export const isForNow = ({ refused }: { refused: number | null }): boolean =>
  refused === null || saysNothing(refused);

/** Like `askAll`, for lists with all their pages. */
export async function askLists<K>(
  graph: Graph,
  asked: ReadonlyMap<K, GraphRequest>,
  standsAlone: (key: K) => boolean = () => false,
): Promise<Map<K, ListPart>> {
  const parts = await askAll(graph, asked, standsAlone);
  const lists = new Map<K, ListPart>();
  for (const [key, part] of parts)
    lists.set(key, 'refused' in part ? part : await allPages(graph, part.body, standsAlone(key)));
  return lists;
}

async function allPages(graph: Graph, body: unknown, alone: boolean): Promise<ListPart> {
  try {
    return await readList(graph, toPage(graph, body));
  } catch (error) {
    if (error instanceof PortalProblem) return failed(error, alone);
    throw error;
  }
}
