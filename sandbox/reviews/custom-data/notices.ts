import type { Store } from '../../core/store';
import { ownersOf } from '../../directory/owners';
import type { Instance } from '../instances';
import { announce, type OwnerNotice } from '../notices';
import { customResourcesOf } from './resources';

/** Data is wanted before there is a stage, and denials wait when all are over. */
const NO_STAGE = { number: 0 };

/**
 * Tells the owners of a review's custom data provided resources what they have to do. At Microsoft a Logic App is called;
 * here a mail says the same.
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
