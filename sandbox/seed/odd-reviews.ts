import type { Tenant } from '../core/tenants';
import type { ReadScope } from '../reviews/input/scope';
import type { ResourceScope } from '../reviews/plan';
import { AZURE_OWNER, AZURE_OWNERS, PACKAGE } from './access';
import { catalogId } from './catalogs';
import { type GroupKey, groupId, packageId, policyId, subscriptionId, userId } from './directory';
import { byWord, catalogScope, DENY_AND_APPLY, query, type SeedReview, typed } from './review-shape';

/** The scope that a definition shows where Graph has no query for its real scope: an empty one. */
const NO_GRAPH_SCOPE: ReadScope['wire'] = {
  '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
  principalScopes: [],
  resourceScopes: [],
};

function madeElsewhere(resources: ResourceScope[]): ReadScope {
  const everyone = { users: true, groups: true, servicePrincipals: true };
  const principals = { ...everyone, guestsOnly: false, inactiveFor: null };
  return { scope: { principals, resources }, wire: NO_GRAPH_SCOPE, untyped: false };
}

/**
 * Rare and difficult reviews, all of them Nestor Wilke's: denials that can't take effect, guests who are
 * blocked and deleted, one role at two scopes, access of principals other than people, recommendations
 * without a date, two permissions in one resource.
 */
export function oddReviews(tenant: Tenant, reviewers: unknown[]): SeedReview[] {
  const across = (principals: string, keys: GroupKey[]) => ({
    '@odata.type': typed('principalResourceMembershipsScope'),
    principalScopes: [query(principals)],
    resourceScopes: keys.map((key) => query(`/groups/${groupId(tenant, key)}`)),
  });
  return [
    {
      key: 'changedElsewhere',
      scope: across('/users', ['payroll', 'retail', 'facilities']),
      starts: -2,
      ends: 10,
      reviewers,
      settings: { autoApplyDecisionsEnabled: true, applyActions: DENY_AND_APPLY.applyActions },
    },
    {
      key: 'blockedGuests',
      scope: across("/users?$filter=(userType eq 'Guest')", ['fabrikam', 'studio', 'suppliers']),
      starts: -1,
      ends: 12,
      reviewers,
      settings: {
        ...DENY_AND_APPLY,
        applyActions: [{ '@odata.type': '#microsoft.graph.disableAndDeleteUserApplyAction' }],
      },
    },
    {
      key: 'subscriptions',
      madeElsewhere: madeElsewhere(
        AZURE_OWNERS.map(({ key }) => ({
          kind: 'azureRole',
          roleId: AZURE_OWNER,
          scopeId: subscriptionId(tenant, key),
        })),
      ),
      starts: -1,
      ends: 14,
      reviewers,
      settings: { autoApplyDecisionsEnabled: true },
    },
    {
      key: 'packages',
      madeElsewhere: madeElsewhere(
        PACKAGE.policies.map(({ key }) => ({
          kind: 'catalogPackage',
          packageId: packageId(tenant, PACKAGE.key),
          policyId: policyId(tenant, key),
        })),
      ),
      starts: -1,
      ends: 16,
      reviewers,
      settings: { autoApplyDecisionsEnabled: true },
    },
    {
      key: 'catalog',
      scope: catalogScope(catalogId(tenant, 'finance')),
      starts: -1,
      ends: 13,
      reviewers: [byWord('user', userId(tenant, 'nestorw'))],
      settings: { justificationRequiredOnApproval: true },
    },
  ];
}
