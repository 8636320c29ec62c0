import type { Graph } from '../../lib/graph/client';
import { type GraphAnswer, type GraphRequest, problemOf, succeeded } from '../../lib/graph/message';
import { readList, toPage } from '../../lib/graph/paging';
import { PortalProblem } from '../../lib/graph/problem';
import { saysNothing } from '../../lib/graph/tenant-knowledge';

/**
 * The result of one request: its body, or the status of its refusal (null where it had none). A temporary failure
 * is a refusal only where the caller says so.
 */
export type BodyResult = { body: unknown } | { refused: number | null };

/** A list with all its pages. `broken`: its next links had no end. */
type ListResult = { values: unknown[]; broken: boolean } | { refused: number | null };

/**
 * Sends many requests, twenty in a batch. A permanent refusal is returned as its status, because other
 * requests need not wait for it; a temporary failure (throttling, an outage) is thrown, because a sender of
 * mails must not take it for an empty answer.
 * @param isolates whether a key's temporary failure is returned as well, so that it stops nothing else
 * @throws PortalProblem
 */
export async function readBodies<K>(
  graph: Graph,
  requests: ReadonlyMap<K, GraphRequest>,
  isolates: (key: K) => boolean = () => false,
): Promise<Map<K, BodyResult>> {
  const keys = [...requests.keys()];
  const byIndex = new Map(
    keys.flatMap((key, at) => {
      const request = requests.get(key);
      return request ? [[String(at), request] as const] : [];
    }),
  );
  const answers = await graph.readMany(byIndex);
  return new Map(keys.map((key, at) => [key, resultOf(answers.get(String(at)), isolates(key))]));
}

const REFUSALS: ReadonlySet<PortalProblem['code']> = new Set(['forbidden', 'notFound', 'refused']);

function resultOf(answer: GraphAnswer | PortalProblem | undefined, isolated: boolean): BodyResult {
  if (!answer || answer instanceof PortalProblem)
    return failed(answer ?? new PortalProblem('unavailable'), isolated);
  if (succeeded(answer)) return { body: answer.body };
  const problem = problemOf(answer);
  if (isolated || REFUSALS.has(problem.code)) return { refused: answer.status };
  throw problem;
}

/** Failures that concern every request, so that the run can't go on. */
const STOPS_THE_RUN: ReadonlySet<PortalProblem['code']> = new Set(['signIn', 'offline', 'throttled']);

function failed(problem: PortalProblem, isolated: boolean): { refused: number | null } {
  if (!isolated || STOPS_THE_RUN.has(problem.code)) throw problem;
  return { refused: problem.status ?? null };
}

/** Whether a refusal may be gone at the next run: a failure for which nothing is to be concluded. */
export const isTemporary = ({ refused }: { refused: number | null }): boolean =>
  refused === null || saysNothing(refused);

/** Like `readBodies`, for lists with all their pages. */
export async function readLists<K>(
  graph: Graph,
  requests: ReadonlyMap<K, GraphRequest>,
  isolates: (key: K) => boolean = () => false,
): Promise<Map<K, ListResult>> {
  const parts = await readBodies(graph, requests, isolates);
  const lists = new Map<K, ListResult>();
  for (const [key, part] of parts)
    lists.set(key, 'refused' in part ? part : await allPages(graph, part.body, isolates(key)));
  return lists;
}

async function allPages(graph: Graph, body: unknown, isolated: boolean): Promise<ListResult> {
  try {
    return await readList(graph, toPage(graph, body));
  } catch (error) {
    if (error instanceof PortalProblem) return failed(error, isolated);
    throw error;
  }
}
