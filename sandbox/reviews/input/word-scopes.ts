import * as v from 'valibot';
import type { PrincipalScope, ResourceScope } from '../plan';
import { USERS_ONLY } from './member-query';
import { badField, parse, record } from './problem';
import { ID } from './query-text';
import { typeName, type WordScope } from './scopes';

/**
 * Whether a sent scope uses a word: an absent or null `scopeType` is no word,
 * whatever the first enum value is.
 */
export function hasWord(input: unknown): boolean {
  const { scopeType, '@odata.type': type } = (input ?? {}) as Record<string, unknown>;
  return typeof scopeType === 'string' || (typeof type === 'string' && typeName(type) === CATALOG_TYPE);
}

const CATALOG_TYPE = 'accessReviewCatalogScope';
const POLICY_TYPE = 'accessReviewAccessPackageAssignmentPolicyScope';

const guid = v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`, 'i'), 'Expected an id'), v.toLowerCase());

/** Microsoft names no duration for these; this is how far recommendations look back. */
const INACTIVE_FOR = 'P30D';

const PRINCIPALS = {
  allUsers: { guestsOnly: false, inactiveFor: null },
  guestUsers: { guestsOnly: true, inactiveFor: null },
  inactiveUsers: { guestsOnly: false, inactiveFor: INACTIVE_FOR },
  inactiveGuestUsers: { guestsOnly: true, inactiveFor: INACTIVE_FOR },
} as const;

const Principal = record({
  '@odata.type': v.nullish(v.string()),
  scopeType: v.picklist(Object.keys(PRINCIPALS) as (keyof typeof PRINCIPALS)[]),
});

function checkType(sent: { '@odata.type'?: string | null }, path: string, ...names: string[]): void {
  const type = typeName(sent['@odata.type']);
  if (type !== undefined && !names.includes(type))
    throw badField(`${path}.@odata.type`, `${sent['@odata.type']} is not a scope of this kind`);
}

/**
 * Reads the accessReviewPrincipalScope at `path`, and returns it with the form that Graph writes back. Throws
 * 400. https://learn.microsoft.com/graph/api/resources/accessreviewprincipalscope
 */
export function readPrincipalWord(
  input: unknown,
  path: string,
): { principals: PrincipalScope; wire: WordScope } {
  const sent = parse(Principal, input, path);
  checkType(sent, path, 'accessReviewPrincipalScope');
  return {
    principals: { ...USERS_ONLY, ...PRINCIPALS[sent.scopeType] },
    wire: { '@odata.type': '#microsoft.graph.accessReviewPrincipalScope', scopeType: sent.scopeType },
  };
}

const TYPES = [
  'group',
  'catalog',
  'servicePrincipal',
  'directoryRole',
  'accessPackageAssignmentPolicy',
] as const;
const text = v.nullish(v.string());

const Resource = record({
  '@odata.type': text,
  scopeType: v.nullish(v.picklist(TYPES), 'catalog'),
  resourceId: guid,
  displayName: text,
  accessPackageId: v.nullish(guid),
  additionalCatalogResourceTypes: v.nullish(v.picklist(['none', 'accessPackage']), 'none'),
});

function resourceOf(sent: v.InferOutput<typeof Resource>, path: string): ResourceScope {
  const { resourceId: id, scopeType } = sent;
  switch (scopeType) {
    case 'group':
      return { kind: 'group', id, transitive: true };
    case 'servicePrincipal':
      return { kind: 'application', id };
    case 'directoryRole':
      return { kind: 'role', id, assignments: 'all' };
    case 'catalog':
      return { kind: 'catalog', id, packages: sent.additionalCatalogResourceTypes === 'accessPackage' };
    case 'accessPackageAssignmentPolicy':
      if (!sent.accessPackageId)
        throw badField(`${path}.accessPackageId`, 'Expected the package of the policy');
      return { kind: 'accessPackage', packageId: sent.accessPackageId, policyId: id };
  }
}

/**
 * Reads the accessReviewResourceScope (or a type derived from it) at `path`, and returns it with the form
 * that Graph writes back. Throws 400.
 * https://learn.microsoft.com/graph/api/resources/accessreviewresourcescope
 */
export function readResourceWord(input: unknown, path: string): { resource: ResourceScope; wire: WordScope } {
  const sent = parse(Resource, input, path);
  checkType(sent, path, 'accessReviewResourceScope', POLICY_TYPE, CATALOG_TYPE);
  const type = typeName(sent['@odata.type']) ?? 'accessReviewResourceScope';
  const wire: WordScope = {
    '@odata.type': `#microsoft.graph.${type}`,
    resourceId: sent.resourceId,
    ...(sent.displayName != null && { displayName: sent.displayName }),
    scopeType: sent.scopeType,
    ...(type === CATALOG_TYPE && { additionalCatalogResourceTypes: sent.additionalCatalogResourceTypes }),
    ...(type === POLICY_TYPE && { accessPackageId: sent.accessPackageId }),
  };
  return { resource: resourceOf(sent, path), wire };
}
