import type { Decision, DecisionItem, Intent, ReviewRef } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { listMyItems } from './decisions';
import { bodyOf, type GraphAnswer, type GraphRequest, type WriteOutcome } from './message';
import { PortalProblem } from './problem';
import { asEntity } from './wire';
import { toItem } from './wire-decision';

/** From here on pages of a hundred are cheaper than batches of twenty. */
const LIST_FROM = 201;

type Wanted = Pick<Intent, 'itemId' | 'decision' | 'justification'>;

/** Items read just now, by id; one that couldn't be read has its problem. `all`: these are all of mine. */
export interface FreshItems {
  items: Map<string, DecisionItem | PortalProblem>;
  all: boolean;
}

/**
 * Reads items as they stand now: one by one in batches, or all by pages where that is cheaper, where `whole` asks for
 * it, or where the tenant lets a reviewer read only her own list. Throws PortalProblem where nothing could be read.
 */
export async function readItems(
  graph: Graph,
  ref: ReviewRef,
  itemIds: readonly string[],
  whole: boolean,
): Promise<FreshItems> {
  if (whole || itemIds.length >= LIST_FROM || graph.refused.has('singleItem'))
    return readAll(graph, ref, itemIds);
  const answers = await readSingly(graph, ref, itemIds);
  const forbidden = [...answers.values()].some((answer) => isStatus(answer, 403));
  if (!forbidden) return { items: mapped(ref, answers), all: false };
  const listed = await readAll(graph, ref, itemIds);
  // The list worked where the single read didn't: that is the tenant's rule and not this review's.
  if (itemIds.some((id) => !(listed.items.get(id) instanceof PortalProblem))) graph.refused.add('singleItem');
  return listed;
}

async function readAll(graph: Graph, ref: ReviewRef, itemIds: readonly string[]): Promise<FreshItems> {
  const items = new Map<string, DecisionItem | PortalProblem>();
  for (const item of await listMyItems(graph, ref)) items.set(item.id, item);
  for (const id of itemIds) if (!items.has(id)) items.set(id, new PortalProblem('notFound', { status: 404 }));
  return { items, all: true };
}

async function readSingly(
  graph: Graph,
  ref: ReviewRef,
  itemIds: readonly string[],
): Promise<Map<string, GraphAnswer | PortalProblem>> {
  const requests = new Map<string, GraphRequest>(
    itemIds.map((id) => [id, { method: 'GET', address: addresses.item(ref, id) }]),
  );
  const [single] = requests;
  if (requests.size !== 1 || !single) return graph.readMany(requests);
  return new Map([[single[0], await graph.read(single[1])]]);
}

function mapped(
  ref: ReviewRef,
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
): Map<string, DecisionItem | PortalProblem> {
  return new Map([...answers].map(([id, answer]) => [id, itemOf(ref, answer)]));
}

function itemOf(ref: ReviewRef, answer: GraphAnswer | PortalProblem): DecisionItem | PortalProblem {
  if (answer instanceof PortalProblem) return answer;
  try {
    return toItem(asEntity(bodyOf(answer)), ref) ?? new PortalProblem('unreadable');
  } catch (error) {
    return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
  }
}

function isStatus(answer: GraphAnswer | PortalProblem, status: number): boolean {
  return answer.status === status;
}

/**
 * Records each item by itself and gives each its own outcome.
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-update
 */
export async function recordItems(
  graph: Graph,
  ref: ReviewRef,
  wanted: readonly Wanted[],
): Promise<Map<string, WriteOutcome>> {
  const requests = new Map<string, GraphRequest>(
    wanted.map(({ itemId, decision, justification }) => [
      itemId,
      { method: 'PATCH', address: addresses.item(ref, itemId), body: { decision, justification } },
    ]),
  );
  const [single] = requests;
  if (requests.size !== 1 || !single) return graph.writeMany(requests);
  return new Map([[single[0], await graph.write(single[1])]]);
}

/** Records one decision for every item of the instance; see `planRecording` for when that is allowed. */
export function recordWhole(
  graph: Graph,
  ref: ReviewRef,
  { decision, justification }: { decision: Decision; justification: string },
): Promise<WriteOutcome> {
  return graph.write({
    method: 'POST',
    address: addresses.recordAll(ref),
    body: { decision, justification },
  });
}

/** Accepts the advice on every undecided item of mine that has one. */
export function acceptAdvice(graph: Graph, ref: ReviewRef): Promise<WriteOutcome> {
  return graph.write({ method: 'POST', address: addresses.acceptAdvice(ref) });
}
