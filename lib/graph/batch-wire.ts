import { type GraphAnswer, type GraphRequest, problemOf } from './message';
import { PortalProblem } from './problem';
import { asObject } from './wire';

/** The most requests in one batch. https://learn.microsoft.com/graph/json-batching */
export const BATCH_SIZE = 20;

/** Requests, by ids that the caller chooses. All requests of one batch go to v1.0. */
export type Requests = ReadonlyMap<string, GraphRequest>;

/** One request that holds many. */
export function batchRequest(open: Requests): GraphRequest {
  const requests = [...open].map(([id, { method, address, body }]) => ({
    id,
    method,
    url: address,
    ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body }),
  }));
  return { method: 'POST', address: '/$batch', body: { requests }, holds: 'responses' };
}

/** The parts of a batch's answer, by id. They come in any order, and some may be missing. Throws the answer's own problem. */
export function partsOf(answer: GraphAnswer): Map<string, GraphAnswer> {
  if (answer.status !== 200) throw problemOf(answer);
  const parts = partsIn(answer.body);
  if (!parts) throw new PortalProblem('unreadable');
  return parts;
}

/** The parts in the body of a batch's answer; undefined where it holds no list of them. */
export function partsIn(body: unknown): Map<string, GraphAnswer> | undefined {
  const { responses } = asObject(body);
  if (!Array.isArray(responses)) return undefined;
  return new Map(responses.flatMap((part: unknown) => partEntry(part)));
}

function partEntry(part: unknown): [string, GraphAnswer][] {
  const { id, status, headers, body } = asObject(part);
  if (typeof id !== 'string' || typeof status !== 'number') return [];
  const named = new Map(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return [[id, { status, header: (name) => named.get(name) ?? null, body }]];
}
