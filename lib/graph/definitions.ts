import type { Review, ReviewDefinition, ReviewRef } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { PAGE, readList } from './paging';
import { PortalProblem } from './problem';
import { myStage, readStage, stageSeen, stagesRequest } from './stages';
import { asEntity } from './wire';
import { toDefinition, toInstance } from './wire-review';

/**
 * All definitions with an instance I review, past ones included, and whether their list broke off.
 * https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-filterbycurrentuser
 */
export async function listMyDefinitions(
  graph: Graph,
): Promise<{ definitions: ReviewDefinition[]; broken: boolean }> {
  const { values, broken } = await readList(graph, definitionsRequest(graph));
  const definitions = values.flatMap((value) => toDefinition(value) ?? []);
  return { definitions: [...new Map(definitions.map((one) => [one.id, one])).values()], broken };
}

/** A hundred a page is the service's default too; it is asked for because nothing promises that. */
function definitionsRequest({ tenant }: Graph): GraphRequest {
  const plain: GraphRequest = { method: 'GET', address: addresses.myDefinitions(), holds: 'list' };
  if (!tenant.offers('top')) return plain;
  return { ...plain, address: addresses.myDefinitions(PAGE), extra: { name: 'top', without: plain } };
}

/** The two requests that make up one review. */
export function reviewRequests(ref: ReviewRef): Record<'definition' | 'instance', GraphRequest> {
  return {
    definition: { method: 'GET', address: addresses.definition(ref.definitionId), holds: 'entity' },
    instance: { method: 'GET', address: addresses.instance(ref), holds: 'entity' },
  };
}

/** One review out of the answers to `reviewRequests`, its stage not read yet; throws their problem. */
export function toReview(ref: ReviewRef, answers: ReadonlyMap<string, GraphAnswer | PortalProblem>): Review {
  const definition = toDefinition(entityIn(answers, 'definition'));
  const instance = toInstance(entityIn(answers, 'instance'), ref.definitionId);
  if (!definition || !instance) throw new PortalProblem('unreadable');
  return { definition, instance, stage: null };
}

/** Reads definition and instance in one request, and my stage where there are stages: in the same, once it was seen. */
export async function readReview(graph: Graph, ref: ReviewRef): Promise<Review> {
  const stages = stageSeen(graph, ref) && { stages: stagesRequest(ref) };
  const answers = await graph.readMany(new Map(Object.entries({ ...reviewRequests(ref), ...stages })));
  return withStage(graph, toReview(ref, answers), answers);
}

/** The same review with my stage: out of the answer to `stages` where it was asked, else it is asked now. */
export async function withStage(
  graph: Graph,
  review: Review,
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
): Promise<Review> {
  const stages = answers.get('stages');
  const isKnown = review.definition.staged && stages !== undefined;
  return { ...review, stage: isKnown ? myStage(graph, review, stages) : await readStage(graph, review) };
}

/** Reads one definition; throws `notFound`, `forbidden` and the like. */
export async function readDefinition(graph: Graph, definitionId: string): Promise<ReviewDefinition> {
  const address = addresses.definition(definitionId);
  const answer = await graph.read({ method: 'GET', address, holds: 'entity' });
  const definition = toDefinition(asEntity(bodyOf(answer)));
  if (!definition) throw new PortalProblem('unreadable');
  return definition;
}

function entityIn(answers: ReadonlyMap<string, GraphAnswer | PortalProblem>, id: string): unknown {
  const answer = answers.get(id);
  if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
  return asEntity(bodyOf(answer));
}
