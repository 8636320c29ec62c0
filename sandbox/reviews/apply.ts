import type { Store } from '../core/store';
import { writeAudit } from './audit';
import { deny, OUTCOMES } from './denial';
import type { DefinitionContent } from './input/definition';
import type { Instance } from './instances';
import type { Item } from './items';
import { isCatalogReview } from './plan';
import type { Decider } from './recording';

/**
 * The name under which a review applies itself. Microsoft’s examples show this name and its application id.
 */
export const ACCESS_REVIEWS: Decider = {
  id: '8798d204-fa3c-4d7b-977d-bc939b8a0848',
  displayName: 'Access Reviews',
  userPrincipalName: '',
};

const APPLIED =
  'apply_result = ?, applied_at = ?, applied_by_id = ?, applied_by_name = ?, applied_by_upn = ?';

/** Whether results are applied automatically; those of a catalog's review always are. */
export function appliesItself({ settings, plan }: DefinitionContent): boolean {
  return settings.autoApplyDecisionsEnabled || isCatalogReview(plan);
}

/** The number of items read together, so that a hundred thousand are never in memory at once. */
const AT_A_TIME = 1000;

/** The denied items, in order. */
function* deniedItems(store: Store, instance: Instance): Generator<Item> {
  const sql = `select * from review_items where instance_seq = ? and decision = 'Deny' and seq > ?
    order by seq limit ?`;
  let after = instance.firstSeq;
  for (;;) {
    const items = store.all<Item>(sql, instance.seq, after, AT_A_TIME);
    yield* items;
    const last = items.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/**
 * Applies the decisions: removes denied access from the directory; approved (and "don’t know") access stays.
 * An item that nobody decided keeps the result `New`. `at`: tenant time, ms since 1970.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-applydecisions
 */
export function applyDecisions(
  store: Store,
  tenantId: string,
  instance: Instance,
  by: Decider,
  at: number,
): void {
  const { settings, plan } = instance.content;
  // Entra takes this action for reviews of guests only; other reviews only remove denied access.
  const deletesGuests =
    plan.scope.principals.guestsOnly &&
    settings.applyActions.some((action) => action['@odata.type'].includes('disableAndDeleteUserApplyAction'));
  const stamp = [at, by.id, by.displayName, by.userPrincipalName] as const;
  for (const item of deniedItems(store, instance)) {
    const result = deny(store, tenantId, item, { deletesGuests, resources: plan.scope.resources, at });
    if (result === 'New') continue;
    const sql = `update review_items set ${APPLIED}, apply_description = ? where seq = ?`;
    store.run(sql, result, ...stamp, OUTCOMES[result], item.seq);
    const { definitionSeq } = instance;
    writeAudit(store, {
      activity: 'Apply decision',
      definitionSeq,
      at,
      by: ACCESS_REVIEWS,
      itemSeq: item.seq,
    });
  }
  // Unapproved custom data waits until somebody marks it as carried out.
  store.run(
    `update review_items set ${APPLIED} where instance_seq = ? and decision in ('Approve', 'DontKnow')
       and (decision = 'Approve' or resource_kind <> 'customDataProvidedResource')`,
    'AppliedSuccessfully',
    ...stamp,
    instance.seq,
  );
}
