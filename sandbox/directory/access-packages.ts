import type { Store } from '../core/store';
import type { Principal } from './principals';

/**
 * A bundle of access that entitlement management assigns as a whole.
 * https://learn.microsoft.com/graph/api/resources/accesspackage
 */
export interface AccessPackage {
  id: string;
  displayName: string;
  description: string;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
}

/** Who may request a package, and how long they keep it: accessPackageAssignmentPolicy. */
export interface PackagePolicy {
  id: string;
  packageId: string;
  displayName: string;
}

interface PackageRow {
  id: string;
  display_name: string;
  description: string;
  created_at: number;
}

function fromRow(row: PackageRow): AccessPackage {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    createdDateTime: new Date(row.created_at).toISOString(),
  };
}

/** The access package with this id (in any case). */
export function findPackage(store: Store, tenantId: string, id: string): AccessPackage | undefined {
  const sql = 'select * from access_packages where tenant_id = ? and id = ?';
  const row = store.get<PackageRow>(sql, tenantId, id.toLowerCase());
  return row && fromRow(row);
}

/** The access packages of the tenant, in the order they were added. */
export function listPackages(store: Store, tenantId: string): AccessPackage[] {
  const sql = 'select * from access_packages where tenant_id = ? order by pk';
  return store.all<PackageRow>(sql, tenantId).map(fromRow);
}

/** The assignment policy with this id (in any case). */
export function findPackagePolicy(store: Store, tenantId: string, id: string): PackagePolicy | undefined {
  return store.get<PackagePolicy>(
    `select id, package_id as packageId, display_name as displayName from access_package_policies
     where tenant_id = ? and id = ?`,
    tenantId,
    id.toLowerCase(),
  );
}

/** The policies of an access package, in the order they were added. */
export function policiesOf(store: Store, tenantId: string, packageId: string): PackagePolicy[] {
  return store.all<PackagePolicy>(
    `select id, package_id as packageId, display_name as displayName from access_package_policies
     where tenant_id = ? and package_id = ? order by pk`,
    tenantId,
    packageId,
  );
}

/** Adds an access package with its policies. Throws where an id is taken in the tenant. */
export function insertPackage(
  store: Store,
  tenantId: string,
  accessPackage: AccessPackage,
  policies: readonly Omit<PackagePolicy, 'packageId'>[],
): void {
  const { id, displayName, description, createdDateTime } = accessPackage;
  store.transaction(() => {
    store.run(
      `insert into access_packages (tenant_id, id, display_name, description, created_at) values (?, ?, ?, ?, ?)`,
      tenantId,
      id,
      displayName,
      description,
      Date.parse(createdDateTime),
    );
    for (const policy of policies)
      store.run(
        `insert into access_package_policies (tenant_id, id, package_id, display_name) values (?, ?, ?, ?)`,
        tenantId,
        policy.id,
        id,
        policy.displayName,
      );
  });
}

/** Assigns a package to principals under one of its policies; existing assignments stay. */
export function assignPackage(
  store: Store,
  tenantId: string,
  policy: PackagePolicy,
  principals: readonly Principal[],
): void {
  const sql = `insert or ignore into access_package_assignments
    (tenant_id, package_id, policy_id, principal_id, principal_kind)
    select ?, ?, ?, value ->> 'id', value ->> 'kind' from json_each(?) order by key`;
  store.run(sql, tenantId, policy.packageId, policy.id, JSON.stringify(principals));
}

/** The principals with a package under a policy, in the order of their assignments. */
export function packageAssignments(
  store: Store,
  tenantId: string,
  packageId: string,
  policyId: string,
): Principal[] {
  return store.all<Principal>(
    `select principal_id as id, principal_kind as kind from access_package_assignments
     where tenant_id = ? and package_id = ? and policy_id = ? order by pk`,
    tenantId,
    packageId,
    policyId,
  );
}

/** Ends an assignment of a package. False: this principal had none under this policy. */
export function endPackageAssignment(
  store: Store,
  tenantId: string,
  packageId: string,
  policyId: string,
  principalId: string,
): boolean {
  const sql = `delete from access_package_assignments
    where tenant_id = ? and package_id = ? and policy_id = ? and principal_id = ?`;
  return store.run(sql, tenantId, packageId, policyId, principalId) > 0;
}

/** An assignment of a package to a principal. */
export interface PackageAssignment {
  packageId: string;
  policyId: string;
  principalId: string;
  principalKind: Principal['kind'];
}

/** All package assignments of the tenant, in their order. */
export function listPackageAssignments(store: Store, tenantId: string): PackageAssignment[] {
  return store.all<PackageAssignment>(
    `select package_id as packageId, policy_id as policyId, principal_id as principalId,
       principal_kind as principalKind
     from access_package_assignments where tenant_id = ? order by pk`,
    tenantId,
  );
}
