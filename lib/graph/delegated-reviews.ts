import type { DelegatedReview } from '../review/delegated';
import { addresses } from './address';
import { partsOf } from './batch-wire';
import type { Graph } from './client';
import { inOrder, piecesOf } from './in-order';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { listOrdinary } from './my-definitions';
import { isNotHere } from './tenant-knowledge';
import { asList, asObject, asPage, asText } from './wire';
import { toInstance } from './wire-review';

const PARTS_A_BATCH = 20;
const BATCHES_AT_ONCE = 2;
/** Without it Graph doesn't know the value. */
const HEADERS = { Prefer: 'include-unknown-enum-members' };

interface Found {
  reviews: DelegatedReview[];
  /** Some couldn't be read. */
  partial: boolean;
}

/**
 * The reviews in progress in which somebody has me decide in their place, with who that is; none where the tenant doesn't
 * tell, which a first refusal says for the session. Only beta knows them, and this reads the ordinary route alone, first pages
 * alone. Throws PortalProblem where it can't be told now.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser?view=graph-rest-beta
 */
export async function readDelegatedReviews(graph: Graph): Promise<Found> {
  const { tenant } = graph;
  const none: Found = { reviews: [], partial: false };
  if (!tenant.offers('delegated')) return none;
  const { definitions } = await listOrdinary(graph.forExtras());
  const names = new Map(definitions.map((one) => [one.id, one.displayName]));
  const found: Found = { ...none, reviews: [] };
  let first = true;
  for await (const answers of inOrder(piecesOf([...names.keys()], PARTS_A_BATCH), BATCHES_AT_ONCE, (ids) =>
    graph.try(batchFor(ids)).then(partsOf),
  )) {
    const parts = [...answers.values()];
    if (first && parts.length > 0 && parts.every(({ status }) => isNotHere(status))) {
      tenant.refuse('delegated');
      return none;
    }
    first = false;
    for (const [id, answer] of answers) {
      const reviews = delegatedIn(id, names.get(id) ?? '', answer);
      found.partial ||= reviews === null;
      found.reviews.push(...(reviews ?? []));
    }
  }
  return found;
}

function batchFor(ids: readonly string[]): GraphRequest {
  const requests = ids.map((id) => ({
    id,
    method: 'GET',
    url: addresses.delegatedInstances(id),
    headers: HEADERS,
  }));
  return { method: 'POST', version: 'beta', address: '/$batch', body: { requests }, holds: 'responses' };
}

function delegatedIn(
  definitionId: string,
  displayName: string,
  answer: GraphAnswer,
): DelegatedReview[] | null {
  try {
    return asPage(bodyOf(answer)).values.flatMap((value) => {
      const instance = toInstance(value, definitionId);
      if (instance?.status !== 'InProgress') return [];
      const by = asList(asObject(value).delegatedBy).map((one) => asText(asObject(one).displayName));
      return [
        {
          definitionId,
          instanceId: instance.id,
          displayName,
          endsAt: instance.endsAt,
          by: by.filter(Boolean),
        },
      ];
    });
  } catch {
    return null;
  }
}
