import type { Review } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf } from './message';
import { asObject, asPage } from './wire';
import { toDefinition, toInstance } from './wire-review';

/**
 * What the deprecated list says waits for me: beta only, and announced to answer nothing any more, so it is asked once,
 * without patience, and believed only until the real list is there. Any failure is an empty list.
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
