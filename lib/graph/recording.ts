import type { Decision, DecisionItem, Intent, ItemsRef } from '../review/model';
import { addresses } from './address';
import { readAllItems } from './all-items';
import type { OnAnswer } from './batch';
import type { Graph } from './client';
import { answerOrThrow, bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { pagesOf, readPages } from './positions';
import { asProblem, PortalProblem } from './problem';
import type { SendOutcome } from './sending';
import { itemReader } from './stages';
import { asEntity } from './wire';

/** From this number of items on, pages of a hundred are cheaper than batches of twenty. */
export const LIST_FROM = 201;

type Wanted = Pick<Intent, 'itemId' | 'decision' | 'justification'>;

/** Items read just now, by id; an item that couldn't be read has its problem. */
export interface FreshItems {
  items: Map<string, DecisionItem | PortalProblem>;
  /** These are all my items. */
  all: boolean;
  /**
   * When the answer about an item arrived, ms since 1970: other answers of the same read may have had to wait. An item
   * missing here arrived with the last.
   */
  arrivedAt?: ReadonlyMap<string, number>;
}

/**
 * Reads items as Graph shows them now: in batches of single items, by pages where items are close to each other in a
 * long list, or all items. It reads all where that is cheaper, where `whole` asks for it, or where the tenant lets a
 * reviewer read only the list. Throws PortalProblem when nothing could be read.
 */
export async function readItems(
  graph: Graph,
  ref: ItemsRef,
  itemIds: readonly string[],
  whole: boolean,
): Promise<FreshItems> {
  if (whole || itemIds.length >= LIST_FROM || !graph.tenant.offers('singleItem'))
    return readAll(graph, ref, itemIds);
  const pages = pagesOf(graph, ref, itemIds);
  if (pages === null) return readEach(graph, ref, itemIds);
  const { items, arrivedAt } = await readPages(graph, ref, pages);
  const wanted = new Set(itemIds);
  for (const id of items.keys()) if (!wanted.has(id)) items.delete(id);
  const moved = itemIds.filter((id) => !items.has(id));
  const others = await readEach(graph, ref, moved);
  return {
    items: new Map([...items, ...others.items]),
    all: false,
    arrivedAt: new Map([...arrivedAt, ...(others.arrivedAt ?? [])]),
  };
}

async function readEach(graph: Graph, ref: ItemsRef, itemIds: readonly string[]): Promise<FreshItems> {
  const arrivedAt = new Map<string, number>();
  const answers = await readSingly(graph, ref, itemIds, (id) => arrivedAt.set(id, graph.timing.now()));
  const refused = itemIds.filter((id) => NOT_SINGLY.has(answers.get(id)?.status ?? 0));
  if (refused.length === 0)
    return { items: mapped(answers, await itemReader(graph, ref)), all: false, arrivedAt };
  const listed = await readAll(graph, ref, itemIds);
  // The list worked where the single read didn't: this is the tenant's rule, not this review's.
  if (refused.some((id) => !(listed.items.get(id) instanceof PortalProblem)))
    graph.tenant.refuse('singleItem');
  return listed;
}

async function readAll(graph: Graph, ref: ItemsRef, itemIds: readonly string[]): Promise<FreshItems> {
  const items = new Map<string, DecisionItem | PortalProblem>();
  // Insights aren't needed to see the answers.
  const read = await readAllItems(graph, ref, { insights: false });
  for (const item of read.items) items.set(item.id, item);
  // When a list broke off, an item missing from it may be in the unread part.
  const missing = read.complete
    ? new PortalProblem('notFound', { status: 404 })
    : new PortalProblem('unavailable');
  for (const id of itemIds) if (!items.has(id)) items.set(id, missing);
  return { items, all: read.complete };
}

async function readSingly(
  graph: Graph,
  ref: ItemsRef,
  itemIds: readonly string[],
  onAnswer: OnAnswer,
): Promise<Map<string, GraphAnswer | PortalProblem>> {
  const requests = new Map<string, GraphRequest>(
    itemIds.map((id) => [id, { method: 'GET', address: addresses.item(ref, id), holds: 'entity' }]),
  );
  const [single] = requests;
  if (requests.size !== 1 || !single) return graph.readMany(requests, onAnswer);
  return new Map([[single[0], await graph.read(single[1])]]);
}

type ReadItem = Awaited<ReturnType<typeof itemReader>>;

function mapped(
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
  read: ReadItem,
): Map<string, DecisionItem | PortalProblem> {
  return new Map([...answers].map(([id, answer]) => [id, itemOf(answer, read)]));
}

function itemOf(answer: GraphAnswer | PortalProblem, read: ReadItem): DecisionItem | PortalProblem {
  try {
    return read(asEntity(bodyOf(answerOrThrow(answer)))) ?? new PortalProblem('unreadable');
  } catch (error) {
    return asProblem(error);
  }
}

/** Statuses that may mean that a reviewer can read only the list here. 404 means that the item is gone. */
const NOT_SINGLY = new Set([400, 403, 405, 501]);

/**
 * Records up to twenty items in one request, each by itself, sent once; gives the outcome of each.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-update
 */
export function sendItems(
  graph: Graph,
  ref: ItemsRef,
  wanted: readonly Wanted[],
): Promise<Map<string, SendOutcome>> {
  const requests = wanted.map(({ itemId, decision, justification }): [string, GraphRequest] => [
    itemId,
    { method: 'PATCH', address: addresses.item(ref, itemId), body: { decision, justification } },
  ]);
  return graph.send(new Map(requests));
}

/** Records one decision for every item of the instance or the stage; `planRecording` tells when this is allowed. */
export function sendWhole(
  graph: Graph,
  ref: ItemsRef,
  { decision, justification }: { decision: Decision; justification: string },
): Promise<SendOutcome> {
  return action(graph, ref, addresses.recordAll(ref), { decision, justification });
}

/** Accepts the recommendation for each of my items that isn't reviewed and has one. */
export function acceptAdvice(graph: Graph, ref: ItemsRef): Promise<SendOutcome> {
  return action(graph, ref, addresses.acceptAdvice(ref));
}

/**
 * Runs an action. Those of a stage exist since July 2026, and a tenant may not have them yet; after a refusal this
 * session doesn't try them again.
 *
 * https://learn.microsoft.com/graph/api/accessreviewstage-batchrecorddecisions
 */
async function action(graph: Graph, ref: ItemsRef, address: string, body?: unknown): Promise<SendOutcome> {
  if (ref.stageId !== null && !graph.tenant.offers('stageActions')) return notThere();
  const outcomes = await graph.send(new Map([['action', { method: 'POST', address, body }]]));
  const outcome = outcomes.get('action') ?? notThere();
  const lacks = !outcome.done && !outcome.unsure && MISSING.has(outcome.problem.status ?? 0);
  if (ref.stageId !== null && lacks) graph.tenant.refuse('stageActions');
  return outcome;
}

const MISSING = new Set([400, 404, 405, 501]);

function notThere(): SendOutcome {
  return { done: false, unsure: false, problem: new PortalProblem('refused'), requestId: null };
}
