import type { Review } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf } from './message';
import { asObject, asPage } from './wire';
import { toDefinition, toInstance } from './wire-review';

/**
 * The reviews that wait for me by Microsoft's deprecated list. It exists only in beta and will become empty, so it is
 * asked once, without retries, and shown only until the real list is there. Any failure gives an empty list.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstance-pendingaccessreviewinstances
 */
export async function listPending(graph: Graph): Promise<Review[]> {
  try {
    const answer = await graph.try({ method: 'GET', version: 'beta', address: addresses.pending() });
    return asPage(bodyOf(answer)).values.flatMap(toPendingReview);
  } catch {
    return [];
  }
}

function toPendingReview(value: unknown): Review[] {
  const wire = asObject(value);
  const definition = toDefinition(wire.definition);
  if (!definition) return [];
  const instance = toInstance(wire, definition.id);
  return instance ? [{ definition, instance, stage: null }] : [];
}
