import { dueAt } from '../review/deadline';
import type { DelegatedReview } from '../review/delegated';
import type { Review, ReviewDefinition } from '../review/model';
import { reviewRefOf } from '../review/refs';
import { addresses } from './address';
import { BATCH_SIZE, partsOf } from './batch-wire';
import type { Graph } from './client';
import { chunksOf, inOrder } from './in-order';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { listOrdinary, readUnified } from './my-definitions';
import { isNotHere, type TenantKnowledge } from './tenant-knowledge';
import { withoutUnreadTwins } from './twins';
import { asList, asObject, asPage, asText } from './wire';
import { toInstance } from './wire-review';

const BATCHES_AT_ONCE = 2;
/** Without this header Graph rejects the filter's value as unknown. */
const HEADERS = { Prefer: 'include-unknown-enum-members' };

export interface DelegatedFound {
  reviews: readonly DelegatedReview[];
  /** True when some reviews couldn't be read. */
  partial: boolean;
  /** Reviews of catalogs were looked for as well. */
  catalogs: boolean;
}

interface Asked {
  definition: ReviewDefinition;
  answer: GraphAnswer;
}

/**
 * The reviews in progress that others delegated to me, with the people who did. Empty where the tenant doesn't tell;
 * after a first refusal this session doesn't ask again. Only beta has them. Reviews of catalogs are asked for on
 * `unified`; where that is refused they are left out. Only first pages are read. Throws PortalProblem when they can't be
 * read now.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser?view=graph-rest-beta
 */
export async function readDelegatedReviews(graph: Graph): Promise<DelegatedFound> {
  const { tenant } = graph;
  const none: DelegatedFound = { reviews: [], partial: false, catalogs: false };
  if (!tenant.offers('delegated')) return none;
  const extras = graph.forExtras();
  const [plain, unified] = await Promise.all([listOrdinary(extras), catalogsOf(extras)]);
  const definitions = [...plain.definitions, ...unified.definitions];
  const asked: Asked[] = [];
  for await (const answered of inOrder(chunksOf(definitions, BATCH_SIZE), BATCHES_AT_ONCE, (piece) =>
    ask(graph, piece),
  )) {
    const isFirst = asked.length === 0;
    if (isFirst && answered.length > 0 && answered.every(({ answer }) => isNotHere(answer.status))) {
      tenant.refuse('delegated');
      return none;
    }
    asked.push(...answered);
  }
  const usable = withoutRefusedCatalogs(tenant, asked);
  const read = usable.map(delegatedIn);
  const reviews = onceEach(read.flatMap((one) => one ?? []));
  const kept = await withoutUnreadTwins(
    graph,
    reviews.map(({ review }) => review),
  );
  return {
    reviews: reviews.filter(({ review }) => kept.includes(review)).map(toDelegated),
    partial: plain.broken || unified.broken || asked.length < definitions.length || read.includes(null),
    catalogs: tenant.unified === true && tenant.offers('delegatedCatalogs') && !unified.broken,
  };
}

const catalogsOf = (graph: Graph): ReturnType<typeof readUnified> =>
  graph.tenant.offers('delegatedCatalogs')
    ? readUnified(graph)
    : Promise.resolve({ definitions: [], broken: false });

async function ask(graph: Graph, definitions: readonly ReviewDefinition[]): Promise<Asked[]> {
  const answers = partsOf(await graph.try(batchFor(definitions)));
  return definitions.flatMap((definition, at) => {
    const answer = answers.get(String(at));
    return answer ? [{ definition, answer }] : [];
  });
}

function batchFor(definitions: readonly ReviewDefinition[]): GraphRequest {
  const requests = definitions.map(({ id, route }, at) => ({
    id: String(at),
    method: 'GET',
    url: addresses.delegatedInstances({ definitionId: id, route }),
    headers: HEADERS,
  }));
  return { method: 'POST', version: 'beta', address: '/$batch', body: { requests }, holds: 'responses' };
}

/** Where `unified` answers nothing but refusals, it doesn't tell, and isn't asked again. */
function withoutRefusedCatalogs(tenant: TenantKnowledge, asked: readonly Asked[]): Asked[] {
  const catalogs = asked.filter(({ definition }) => definition.route === 'unified');
  if (catalogs.length === 0 || !catalogs.every(({ answer }) => isNotHere(answer.status))) return [...asked];
  tenant.refuse('delegatedCatalogs');
  return asked.filter((one) => !catalogs.includes(one));
}

interface Delegated {
  review: Review;
  by: readonly string[];
}

/** Null where it can't be read. */
function delegatedIn({ definition, answer }: Asked): Delegated[] | null {
  try {
    return asPage(bodyOf(answer)).values.flatMap((value) => {
      const instance = toInstance(value, definition.id);
      if (instance?.status !== 'InProgress') return [];
      const by = asList(asObject(value).delegatedBy).map((one) => asText(asObject(one).displayName));
      return [{ review: { definition, instance, stage: null }, by: by.filter(Boolean) }];
    });
  } catch {
    return null;
  }
}

/** An instance that is on both routes under one id is there once, as `unified` has it. */
const onceEach = (found: readonly Delegated[]): Delegated[] => [
  ...new Map(found.map((one) => [one.review.instance.id, one])).values(),
];

const toDelegated = ({ review, by }: Delegated): DelegatedReview => ({
  ...reviewRefOf(review),
  displayName: review.definition.displayName,
  endsAt: dueAt(review),
  by,
});
