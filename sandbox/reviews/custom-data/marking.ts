import type { Store, Value } from '../../core/store';
import type { ApplyResult } from '../denial';
import type { Instance } from '../instances';
import type { Decider } from '../recording';

/** A report that a denial of custom data was carried out. */
export interface Mark {
  result: ApplyResult;
  description: string | null;
  by: Decider;
  /** Tenant time, ms since 1970. */
  at: number;
}

const RESULTS: readonly ApplyResult[] = [
  'New',
  'AppliedSuccessfully',
  'AppliedWithUnknownFailure',
  'AppliedSuccessfullyButObjectNotFound',
  'ApplyNotSupported',
];

/** Reads a result in any case: actions write it in lower camel case, items in Pascal case. */
export function readResult(sent: string): ApplyResult | undefined {
  return RESULTS.find((result) => result.toLowerCase() === sent.toLowerCase());
}

const CUSTOM = "seq > ? and seq <= ? and resource_kind = 'customDataProvidedResource'";
const within = ({ firstSeq, itemCount }: Instance): Value[] => [firstSeq, firstSeq + itemCount];

/** Whether an instance waits for the outcome of a denial. */
export function hasUnmarked(store: Store, instance: Instance): boolean {
  const sql = `select 1 as yes from review_items where ${CUSTOM} and apply_result = 'New' limit 1`;
  return store.get(sql, ...within(instance)) !== undefined;
}

/** Whether an instance has items of this resource. */
export function isAbout(store: Store, instance: Instance, resourceId: string): boolean {
  const sql = `select 1 as yes from review_items where ${CUSTOM} and resource_id = ? limit 1`;
  return store.get(sql, ...within(instance), resourceId) !== undefined;
}

/**
 * Marks items of custom data: one by its seq, or all of a resource; approved items only where `approvedToo`.
 */
export function mark(
  store: Store,
  instance: Instance,
  which: { seq: number } | { resourceId: string; approvedToo: boolean },
  { result, description, by, at }: Mark,
): void {
  const one = 'seq' in which;
  const rest = one || which.approvedToo ? '' : "and decision <> 'Approve'";
  store.run(
    `update review_items set apply_result = ?, apply_description = ?, applied_at = ?, applied_by_id = ?,
       applied_by_name = ?, applied_by_upn = ? where ${CUSTOM} and ${one ? 'seq' : 'resource_id'} = ? ${rest}`,
    result,
    description,
    result === 'New' ? null : at,
    by.id,
    by.displayName,
    by.userPrincipalName,
    ...within(instance),
    one ? which.seq : which.resourceId,
  );
}
