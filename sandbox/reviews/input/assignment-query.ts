import { refusal } from '../refusals';
import { type QueryMeaning, USERS_ONLY } from './member-query';
import { equalTo, hasOnly, ID, type QueryText, termsOf } from './query-text';

const ROLES = '/roleManagement/directory';
const ROLE = new RegExp(`^${ROLES}/roleDefinitions/${ID}$`, 'i');
const ROLE_ASSIGNMENTS = new RegExp(
  `^${ROLES}/(roleAssignmentScheduleInstances|roleEligibilityScheduleInstances)$`,
  'i',
);
const PACKAGE_ASSIGNMENTS = '/identityGovernance/entitlementManagement/assignments';
/**
 * The query as Microsoft's concept page writes it, with and without its typing error in the first
 * word (`identitityGovernance`).
 */
const DOCUMENTED_ASSIGNMENTS =
  /^\/identi(?:ti)?tyGovernance\/entitlementManagement\/accessPackageAssignments$/i;
const ONE_ID = new RegExp(`^${ID}$`, 'i');

const idAmong = (terms: readonly string[], name: string): string | undefined =>
  ONE_ID.exec(equalTo(terms, name) ?? '')?.[1]?.toLowerCase();

/**
 * Reads `/roleManagement/directory/roleDefinitions/{id}`: all active and eligible assignments of a directory
 * role. Undefined for another query.
 */
export function readRole(query: QueryText): QueryMeaning | undefined {
  const id = ROLE.exec(query.path)?.[1]?.toLowerCase();
  if (id === undefined || query.options.size > 0) return undefined;
  return {
    resource: { kind: 'role', id, assignments: 'all' },
    principals: USERS_ONLY,
    text: `/beta${ROLES}/roleDefinitions/${id}`,
  };
}

const PRINCIPAL = /^isof\( *principal *, *'microsoft\.graph\.(user|servicePrincipal)' *\)$/i;

/**
 * Reads the lists of active or eligible assignments of a directory role, of users or of service
 * principals. Undefined for another query.
 */
export function readRoleAssignments(query: QueryText): QueryMeaning | undefined {
  const list = ROLE_ASSIGNMENTS.exec(query.path)?.[1]?.toLowerCase();
  const terms = termsOf(query);
  const who = terms.map((term) => PRINCIPAL.exec(term)?.[1]?.toLowerCase()).find(Boolean);
  const id = idAmong(terms, 'roleDefinitionId');
  const assigned = equalTo(terms, 'assignmentType') === 'Assigned';
  const known = hasOnly(query, '$expand', '$filter') && terms.length === (assigned ? 3 : 2);
  const expand = (query.options.get('$expand') ?? 'principal').toLowerCase();
  if (!list || !who || !id || !known || expand !== 'principal') return undefined;
  const eligible = list === 'roleeligibilityscheduleinstances';
  if (eligible && assigned) return undefined;
  const users = who === 'user';
  const name = eligible ? 'roleEligibilityScheduleInstances' : 'roleAssignmentScheduleInstances';
  const type = `isof(principal,'microsoft.graph.${users ? 'user' : 'servicePrincipal'}')`;
  const filter = `${assigned ? "assignmentType eq 'Assigned' and " : ''}${type} and roleDefinitionId eq '${id}'`;
  return {
    resource: { kind: 'role', id, assignments: eligible ? 'eligible' : 'active' },
    principals: { ...USERS_ONLY, users, servicePrincipals: !users },
    text: `/beta${ROLES}/${name}?$expand=principal&$filter=(${filter})`,
  };
}

/**
 * Reads the holders of an access package by one of its policies. Undefined for another query. The form is the
 * one that a tenant accepts; the form on Microsoft's concept page is refused, as a tenant refuses it.
 * https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1483
 */
export function readPackage(query: QueryText): QueryMeaning | undefined {
  if (DOCUMENTED_ASSIGNMENTS.test(query.path)) throw refusal('invalidCriteria');
  if (query.path.toLowerCase() !== PACKAGE_ASSIGNMENTS.toLowerCase()) return undefined;
  const terms = termsOf(query);
  const packageId = idAmong(terms, 'accessPackage/id');
  const policyId = idAmong(terms, 'assignmentPolicy/id');
  if (!packageId || !policyId || terms.length !== 2 || !hasOnly(query, '$filter')) return undefined;
  const filter = `accessPackage/id eq '${packageId}' and assignmentPolicy/id eq '${policyId}'`;
  return {
    resource: { kind: 'accessPackage', packageId, policyId },
    principals: { ...USERS_ONLY, servicePrincipals: true },
    text: `/v1.0${PACKAGE_ASSIGNMENTS}?$filter=(${filter})`,
  };
}
