import { type GraphAnswer, type GraphRequest, problemOf } from './message';
import { PortalProblem } from './problem';

/** Requests, by ids that the caller chooses. All requests of one batch go to v1.0. */
export type Requests = ReadonlyMap<string, GraphRequest>;

/** One request that holds many. https://learn.microsoft.com/graph/json-batching */
export function batchRequest(open: Requests): GraphRequest {
  const requests = [...open].map(([id, { method, address, body }]) => ({
    id,
    method,
    url: address,
    ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body }),
  }));
  return { method: 'POST', address: '/$batch', body: { requests }, holds: 'responses' };
}

export function readableParts(answer: GraphAnswer): Map<string, GraphAnswer> | undefined {
  try {
    return partsOf(answer);
  } catch {
    return undefined;
  }
}

/** The parts of a batch's answer, by id. They come in any order, and some may be missing. */
export function partsOf(answer: GraphAnswer): Map<string, GraphAnswer> {
  if (answer.status !== 200) throw problemOf(answer);
  const responses = (answer.body as { responses?: unknown } | undefined)?.responses;
  if (!Array.isArray(responses)) throw new PortalProblem('unreadable');
  return new Map(responses.flatMap((part: unknown) => partEntry(part)));
}

function partEntry(part: unknown): [string, GraphAnswer][] {
  if (typeof part !== 'object' || part === null) return [];
  const { id, status, headers, body } = part as Record<string, unknown>;
  if (typeof id !== 'string' || typeof status !== 'number') return [];
  const named = new Map(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return [[id, { status, header: (name) => named.get(name) ?? null, body }]];
}
