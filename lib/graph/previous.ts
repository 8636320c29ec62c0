import { answeredOf } from '../review/answered';
import { type PreviousAnswers, previousKey } from '../review/known';
import type { DecisionItem, PreviousAnswer, Review, ReviewAddress, ReviewInstance } from '../review/model';
import { itemsRefOf, routeOf } from '../review/refs';
import { addresses } from './address';
import { readAllItems } from './all-items';
import type { Graph } from './client';
import { readList } from './paging';
import { PortalProblem } from './problem';
import { readStage } from './stages';
import type { Extra } from './tenant-knowledge';
import { asObject, asText, type Wire } from './wire';
import { toInstance } from './wire-review';

const NOT_OVER: readonly ReviewInstance['status'][] = [
  'NotStarted',
  'Initializing',
  'Starting',
  'InProgress',
];
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The answers of the instance before this one, by `previousKey`: the latest ended instance of the same definition and
 * resource, if I reviewed it. Null where there is none or Graph doesn't tell; throws a problem that may pass.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser
 */
export async function readPrevious(graph: Graph, review: Review): Promise<PreviousAnswers | null> {
  const extra: Extra = `previous/${review.instance.id}`;
  if (!graph.tenant.offers(extra)) throw new PortalProblem('unavailable');
  const extras = graph.forExtras();
  try {
    const instance = await previousInstance(extras, review);
    return instance && (await answersOf(extras, review, instance));
  } catch (error) {
    if (!(error instanceof PortalProblem)) throw error;
    if (REFUSED.has(error.code)) return null;
    graph.tenant.failed(extra, error.status);
    throw error;
  }
}

const REFUSED: ReadonlySet<PortalProblem['code']> = new Set([
  'forbidden',
  'notFound',
  'refused',
  'unreadable',
]);

async function previousInstance(
  graph: Graph,
  { definition, instance }: Review,
): Promise<ReviewInstance | null> {
  const place = { definitionId: instance.definitionId, ...routeOf(definition) };
  const instances = await myInstances(graph, place);
  const own = instances.find((wire) => asText(wire.id).toLowerCase() === instance.id);
  const over = instances
    .filter((wire) => !own || scopeOf(wire) === scopeOf(own))
    .flatMap((wire) => toInstance(wire, instance.definitionId) ?? [])
    .filter((other) => isBefore(other, instance));
  return over.reduce<ReviewInstance | null>(
    (latest, other) => (latest && startOf(latest) >= startOf(other) ? latest : other),
    null,
  );
}

async function myInstances(
  graph: Graph,
  place: Pick<ReviewAddress, 'definitionId' | 'route'>,
): Promise<Wire[]> {
  const request = { method: 'GET', address: addresses.myInstances(place), holds: 'list' } as const;
  const { values, broken } = await readList(graph, request);
  // The latest instance may be in the missing part.
  if (broken) throw new PortalProblem('unreadable');
  return values.map(asObject);
}

/** The scope of an instance, as the ids in it: a definition over many groups has one instance for each. */
function scopeOf(instance: Wire): string {
  const text = JSON.stringify(instance.scope ?? null).toLowerCase();
  const ids = Array.from(text.matchAll(ID), ([id]) => id);
  return [...new Set(ids)].sort().join();
}

function isBefore(other: ReviewInstance, instance: ReviewInstance): boolean {
  return other.id !== instance.id && !NOT_OVER.includes(other.status) && startOf(other) < startOf(instance);
}

function startOf({ startsAt }: ReviewInstance): string {
  return startsAt ?? '';
}

/**
 * For a review with stages: the answers of the last stage that asked me, including earlier stages' answers that still
 * stand.
 */
async function answersOf(
  graph: Graph,
  { definition }: Review,
  instance: ReviewInstance,
): Promise<PreviousAnswers> {
  const stage = await readStage(graph, { definition, instance });
  const list = itemsRefOf({ definition, instance, stage });
  const { items, complete } = await readAllItems(graph, list, { insights: false });
  // With only some of them, the other people would look as if they hadn't been in the review.
  if (!complete) throw new PortalProblem('unreadable');
  // A principal without an id isn't known to be anybody of this instance.
  const known = items.filter(({ principal }) => principal.id !== '');
  return new Map(known.map((item) => [previousKey(item), toAnswer(item, instance.endsAt)]));
}

function toAnswer(item: DecisionItem, endedAt: string | null): PreviousAnswer {
  const { applyResult, applyDescription } = item;
  const applied = applyDescription ? { applyResult, applyDescription } : { applyResult };
  return { ...answeredOf(item.earlier ?? item), endedAt, ...applied };
}
