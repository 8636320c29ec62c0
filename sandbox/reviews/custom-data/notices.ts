import type { Store } from '../../core/store';
import { ownersOf } from '../../directory/owners';
import type { Instance } from '../instances';
import { announce, type OwnerNotice } from '../notices';
import { customResourcesOf } from './resources';

/** Data is requested before the first stage, and denials wait after the last. */
const NO_STAGE = { number: 0 };

/**
 * Tells the owners of a review's custom data provided resources what they have to do. Microsoft calls a Logic
 * App; here a mail has the same contents.
 */
export function tellOwners(
  store: Store,
  tenantId: string,
  instance: Instance,
  kind: OwnerNotice,
  sentAt: number,
): void {
  const owners = customResourcesOf(store, tenantId, instance).flatMap(({ id }) =>
    ownersOf(store, tenantId, id),
  );
  announce(store, tenantId, instance, { kind, stage: NO_STAGE, sentAt }, new Set(owners));
}
