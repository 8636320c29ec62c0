import type { Context } from '../core/context';
import type { Store } from '../core/store';
import { type Tenant, tenantNow } from '../core/tenants';
import { assignPackage, insertPackage } from '../directory/access-packages';
import { insertApplication, recordApplicationSignIn } from '../directory/applications';
import { assignAzureRole } from '../directory/azure-roles';
import { insertGroup, type NewGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { insertPhotos } from '../directory/photos';
import type { Principal } from '../directory/principals';
import { assignRole, roleId } from '../directory/role-assignments';
import { insertUsers, type NewUser } from '../directory/users';
import { APPLICATIONS, AZURE_OWNER, AZURE_OWNERS, PACKAGE, ROLE_HOLDERS } from './access';
import { GROUPS, type SeedGroup } from './groups';
import { BACKGROUND_SIGN_INS, PEOPLE, type SeedPerson } from './people';

const DAY = 86_400_000;

export type GroupKey = (typeof GROUPS)[number]['key'];

/** Ids of seeded objects, the same each time the same tenant is seeded. */
export const userId = (tenant: Tenant, alias: string): string => guidOf(tenant.id, 'user', alias);
export const groupId = (tenant: Pick<Tenant, 'id'>, key: string): string => guidOf(tenant.id, 'group', key);
export const applicationId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'application', key);
export const packageId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'package', key);
export const subscriptionId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'subscription', key);
export const policyId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'policy', key);

function principalName({ alias, kind }: SeedPerson, tenant: Tenant): string {
  // Entra's form for a guest: the home address with _ for @.
  return kind === 'guest' ? `${alias}_fabrikam.com#EXT#@${tenant.domain}` : `${alias}@${tenant.domain}`;
}

function toUser(person: SeedPerson, tenant: Tenant, now: number): NewUser {
  const [givenName = '', ...rest] = person.displayName.split(' ');
  const { signInDaysAgo, manager } = person;
  const background = BACKGROUND_SIGN_INS[person.alias];
  // A different minute for each person, so that no two people signed in at the same time.
  const minute = (person.alias.length * 37 + person.displayName.length * 11) % 600;
  const signIn = signInDaysAgo === null ? null : now - signInDaysAgo * DAY - minute * 60_000;
  return {
    id: userId(tenant, person.alias),
    displayName: person.displayName,
    userPrincipalName: principalName(person, tenant),
    givenName,
    surname: rest.join(' ') || null,
    mail: person.kind === 'guest' ? `${person.alias}@fabrikam.com` : `${person.alias}@${tenant.domain}`,
    jobTitle: person.jobTitle,
    department: person.department,
    officeLocation: null,
    country: person.kind === 'guest' ? 'Portugal' : 'Norway',
    managerId: manager === null ? null : userId(tenant, manager),
    userType: person.kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: person.kind !== 'disabled',
    createdDateTime: new Date(now - 500 * DAY).toISOString(),
    lastSignInDateTime: signIn === null ? null : new Date(signIn).toISOString(),
    lastBackgroundSignInDateTime:
      background === undefined ? null : new Date(now - background * DAY).toISOString(),
  };
}

function toGroup(group: SeedGroup, tenant: Tenant, now: number): NewGroup {
  const { key, owners: _, members: __, groups: ___, ...properties } = group;
  return {
    unified: false,
    ...properties,
    id: groupId(tenant, key),
    mailNickname: key,
    createdDateTime: new Date(now - 400 * DAY).toISOString(),
  };
}

interface OwnedNames {
  people?: readonly string[];
  groups?: readonly string[] | undefined;
  applications?: readonly string[] | undefined;
}

function principals(
  tenant: Tenant,
  { people = [], groups = [], applications = [] }: OwnedNames,
): Principal[] {
  return [
    ...people.map((alias) => ({ id: userId(tenant, alias), kind: 'user' as const })),
    ...groups.map((key) => ({ id: groupId(tenant, key), kind: 'group' as const })),
    ...applications.map((key) => ({ id: applicationId(tenant, key), kind: 'servicePrincipal' as const })),
  ];
}

function seedGroups(store: Store, tenant: Tenant, now: number): void {
  const groups: readonly SeedGroup[] = GROUPS;
  for (const group of groups)
    insertGroup(store, tenant.id, toGroup(group, tenant, now), {
      owners: group.owners.map((alias) => userId(tenant, alias)),
      members: principals(tenant, { people: group.members, groups: group.groups }),
    });
}

function seedApplications(store: Store, tenant: Tenant, now: number): void {
  for (const { key, displayName, owners, signIns = {}, ...assigned } of APPLICATIONS) {
    const id = applicationId(tenant, key);
    const appId = guidOf(tenant.id, 'appId', key);
    const createdDateTime = new Date(now - 300 * DAY).toISOString();
    insertApplication(
      store,
      tenant.id,
      { id, appId, displayName, createdDateTime },
      { owners: owners.map((alias) => userId(tenant, alias)), assigned: principals(tenant, assigned) },
    );
    for (const [alias, days] of Object.entries(signIns))
      recordApplicationSignIn(store, tenant.id, id, userId(tenant, alias), now - days * DAY);
  }
}

function seedRoles(store: Store, tenant: Tenant, now: number): void {
  for (const { role, state, ...holders } of ROLE_HOLDERS)
    for (const principal of principals(tenant, holders))
      assignRole(store, tenant.id, { roleId: roleId(role), principal, state, at: now - 200 * DAY });
}

/** The id of an application that was deleted while it held a role of Azure. */
const deletedApplicationId = (tenant: Tenant): string => guidOf(tenant.id, 'application', 'deleted');

function seedAzure(store: Store, tenant: Tenant): void {
  for (const { key, subscription, holdsDeleted, ...holders } of AZURE_OWNERS) {
    const scope = { id: subscriptionId(tenant, key), displayName: subscription, type: 'subscription' };
    const gone = { id: deletedApplicationId(tenant), kind: 'servicePrincipal' as const };
    const role = { id: AZURE_OWNER, displayName: 'Owner', scope };
    assignAzureRole(store, tenant.id, role, [
      ...principals(tenant, holders),
      ...(holdsDeleted ? [gone] : []),
    ]);
  }
}

function seedPackage(store: Store, tenant: Tenant, now: number): void {
  const { key, displayName, description, policies } = PACKAGE;
  const id = packageId(tenant, key);
  const created = policies.map((policy) => ({ id: policyId(tenant, policy.key), ...policy }));
  const createdDateTime = new Date(now - 100 * DAY).toISOString();
  insertPackage(store, tenant.id, { id, displayName, description, createdDateTime }, created);
  for (const policy of created)
    assignPackage(
      store,
      tenant.id,
      { ...policy, packageId: id },
      principals(tenant, { people: policy.assigned }),
    );
}

/** Gives about half of the named people a photo, the same ones in every tenant. */
export function seedPhotos(
  store: Store,
  tenant: Tenant,
  people: readonly (readonly [string, string])[],
): void {
  const ids = people.flatMap(([alias, id]) =>
    Number.parseInt(guidOf(alias).slice(0, 1), 16) < 8 ? [id] : [],
  );
  insertPhotos(store, tenant.id, ids);
}

/**
 * Adds Contoso's people and groups and all their access, without any review. Call it inside a transaction.
 */
export function seedDirectory(context: Context, tenant: Tenant): void {
  const { store, clock } = context;
  const now = tenantNow(tenant, clock).getTime();
  const people = PEOPLE.map((person) => toUser(person, tenant, now));
  insertUsers(store, tenant.id, people);
  seedPhotos(
    store,
    tenant,
    PEOPLE.filter(({ kind }) => kind === 'member').map(({ alias }) => [alias, userId(tenant, alias)]),
  );
  seedGroups(store, tenant, now);
  seedApplications(store, tenant, now);
  seedRoles(store, tenant, now);
  seedPackage(store, tenant, now);
  seedAzure(store, tenant);
}
