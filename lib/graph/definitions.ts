import type { Review, ReviewAddress, ReviewDefinition } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { answerOrThrow, bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { PortalProblem } from './problem';
import { myStage, readStage, stageSeen, stagesRequest } from './stages';
import { asEntity } from './wire';
import { toDefinition, toInstance } from './wire-review';

/** The two requests that make up one review. */
export function reviewRequests(ref: ReviewAddress): Record<'definition' | 'instance', GraphRequest> {
  return {
    definition: { method: 'GET', address: addresses.definition(ref), holds: 'entity' },
    instance: { method: 'GET', address: addresses.instance(ref), holds: 'entity' },
  };
}

/** Makes a review from the answers to `reviewRequests`, without its stage; throws their problem. */
export function toReview(
  ref: ReviewAddress,
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
): Review {
  const definition = toDefinition(entityIn(answers, 'definition'), ref.route);
  const instance = toInstance(entityIn(answers, 'instance'), ref.definitionId);
  if (!definition || !instance) throw new PortalProblem('unreadable');
  return { definition, instance, stage: null };
}

/**
 * Reads definition and instance in one request. My stage is read in the same request when this session knows the review
 * has stages, else in a second one.
 */
export async function readReview(graph: Graph, ref: ReviewAddress): Promise<Review> {
  const stages = stageSeen(graph, ref) && { stages: stagesRequest(ref) };
  const answers = await graph.readMany(new Map(Object.entries({ ...reviewRequests(ref), ...stages })));
  return withStage(graph, toReview(ref, answers), answers);
}

/** The review with my stage: from the answer to `stages` where it is there, else from a request of its own. */
export async function withStage(
  graph: Graph,
  review: Review,
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
): Promise<Review> {
  const stages = answers.get('stages');
  const isKnown = review.definition.staged && stages !== undefined;
  return { ...review, stage: isKnown ? myStage(graph, review, stages) : await readStage(graph, review) };
}

/** Reads one definition; throws PortalProblem, such as `notFound` or `forbidden`. */
export async function readDefinition(
  graph: Graph,
  place: Pick<ReviewAddress, 'definitionId' | 'route'>,
): Promise<ReviewDefinition> {
  const address = addresses.definition(place);
  const answer = await graph.read({ method: 'GET', address, holds: 'entity' });
  const definition = toDefinition(asEntity(bodyOf(answer)), place.route);
  if (!definition) throw new PortalProblem('unreadable');
  return definition;
}

function entityIn(answers: ReadonlyMap<string, GraphAnswer | PortalProblem>, id: string): unknown {
  return asEntity(bodyOf(answerOrThrow(answers.get(id))));
}
