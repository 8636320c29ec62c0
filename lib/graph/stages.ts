import type { DecisionItem, ItemsRef, Review, ReviewAddress, ReviewRef, ReviewStage } from '../review/model';
import { reviewRefOf, routeOf } from '../review/refs';
import { addresses } from './address';
import type { Graph } from './client';
import { answerOrThrow, bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { toPage } from './paging';
import type { PortalProblem } from './problem';
import { stageNumber } from './stage-number';
import { toItem } from './wire-decision';
import { toStage } from './wire-review';

type Bare = Omit<ReviewStage, 'number'>;

/**
 * The request for my stages of an instance, now and before; a stage exists only after the one before it has ended.
 *
 * https://learn.microsoft.com/graph/api/accessreviewstage-filterbycurrentuser
 */
export function stagesRequest(ref: ReviewAddress): GraphRequest {
  return { method: 'GET', address: addresses.myStages(ref), holds: 'list' };
}

/** The id of my stage when this session last read the instance, or null: a first guess. */
export function stageSeen(graph: Graph, ref: ReviewRef): string | null {
  return graph.tenant.myStages.get(ref.instanceId) ?? null;
}

/**
 * My stage from the answer to `stagesRequest`: the one in progress, else the last one that asked me. Null where Graph
 * shows none; throws a problem that may be gone in a moment.
 */
export function myStage(
  graph: Graph,
  review: Pick<Review, 'definition' | 'instance'>,
  answer: GraphAnswer | PortalProblem | undefined,
): ReviewStage | null {
  const stages = stagesIn(graph, answer);
  noteStarts(graph, stages);
  const at = openOrLast(stages);
  const stage = stages[at];
  if (!stage) return null;
  graph.tenant.myStages.set(review.instance.id, stage.id);
  return { ...stage, number: stageNumber(review.definition, review.instance, stage, at) };
}

/** My stages in the order in which they began. A refusal gives none. */
function stagesIn(graph: Graph, answer: GraphAnswer | PortalProblem | undefined): Bare[] {
  const given = answerOrThrow(answer);
  if ([400, 403, 404, 405, 501].includes(given.status)) return [];
  const stages = toPage(graph, bodyOf(given)).values.flatMap((value) => toStage(value) ?? []);
  return stages.sort((one, other) => ((one.startsAt ?? '') < (other.startsAt ?? '') ? -1 : 1));
}

function openOrLast(stages: readonly Bare[]): number {
  const open = stages.findLastIndex(({ status }) => status === 'InProgress');
  return open >= 0 ? open : stages.length - 1;
}

/** Reads my stage of a staged review; null without one, and for a review without stages. */
export async function readStage(
  graph: Graph,
  review: Pick<Review, 'definition' | 'instance'>,
): Promise<ReviewStage | null> {
  if (!review.definition.staged) return null;
  const ref = { ...reviewRefOf(review), ...routeOf(review.definition) };
  return myStage(graph, review, await graph.read(stagesRequest(ref)));
}

/**
 * Gives the function that reads the items of one list. It knows the start of their stage, which separates an earlier
 * stage's answer from this stage's. Reads the stages when this session doesn't know them; throws PortalProblem.
 */
export async function itemReader(
  graph: Graph,
  ref: ItemsRef,
): Promise<(value: unknown) => DecisionItem | undefined> {
  const start = ref.stageId ? await stageStart(graph, ref, ref.stageId) : null;
  return (value) => toItem(value, ref, start, graph.tenant.clock.now());
}

async function stageStart(graph: Graph, ref: ReviewAddress, stageId: string): Promise<string | null> {
  const { stageStarts } = graph.tenant;
  if (!stageStarts.has(stageId)) {
    noteStarts(graph, stagesIn(graph, await graph.read(stagesRequest(ref))));
    if (!stageStarts.has(stageId)) stageStarts.set(stageId, null);
  }
  return stageStarts.get(stageId) ?? null;
}

function noteStarts({ tenant }: Graph, stages: readonly Bare[]): void {
  for (const { id, startsAt } of stages) tenant.stageStarts.set(id, startsAt);
}
