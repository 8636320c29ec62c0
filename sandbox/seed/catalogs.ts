import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { insertAppRole } from '../directory/app-roles';
import { insertCatalog } from '../directory/catalogs';
import { guidOf } from '../directory/guid';
import { insertOwners } from '../directory/owners';
import { PACKAGE } from './access';
import { applicationId, type GroupKey, groupId, packageId, userId } from './directory';

export const catalogId = (tenant: Pick<Tenant, 'id'>, key: CatalogKey): string =>
  guidOf(tenant.id, 'catalog', key);
export const catalogResourceId = (tenant: Pick<Tenant, 'id'>, key: string): string =>
  guidOf(tenant.id, 'catalogResource', key);
export const appRoleId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'appRole', key);

/**
 * Roles of Expense Central. Ingrid Hauge and Mei Wang hold both: one person has two permissions in one
 * resource.
 */
const APP_ROLES = [
  {
    key: 'submit',
    application: 'expenses',
    displayName: 'Submit expenses',
    description: 'Hands in receipts and travel reports.',
    people: ['jonis', 'leeg', 'lidiah', 'lynner', 'ingridh', 'meiw'],
  },
  {
    key: 'approve',
    application: 'expenses',
    displayName: 'Approve expenses',
    description: 'Releases payments of up to 5,000 euros.',
    people: ['ingridh', 'meiw', 'tomasz'],
  },
] as const;

interface SeedCatalog {
  displayName: string;
  description: string;
  groups?: { key: GroupKey; displayName: string; description: string }[];
  applications?: { key: string; displayName: string; description: string }[];
  customData?: { key: string; displayName: string; description: string; owner: string }[];
  packages?: string[];
}

export const CATALOGS = {
  finance: {
    displayName: 'Finance',
    description: 'What people in Finance work with.',
    groups: [
      { key: 'finance', displayName: 'Finance archive', description: 'Statements and contracts since 2011.' },
    ],
    applications: [
      { key: 'expenses', displayName: 'Expense Central', description: 'Travel and purchases of employees.' },
    ],
    packages: [PACKAGE.key],
  },
  buildings: {
    displayName: 'Buildings',
    description: 'Doors, rooms and alarms, kept in a system that Entra does not see.',
    customData: [
      {
        key: 'doors',
        displayName: 'Door control',
        description: 'Who may open which door of the head office.',
        owner: 'nestorw',
      },
    ],
    groups: [{ key: 'badges', displayName: 'Badge printers', description: 'People who print badges.' }],
  },
} satisfies Record<string, SeedCatalog>;

export type CatalogKey = keyof typeof CATALOGS;

/** Adds the catalogs, and the roles of their applications, to a tenant whose directory is complete. */
export function seedCatalogs(store: Store, tenant: Tenant, createdDateTime: string): void {
  for (const { key, application, displayName, description, people } of APP_ROLES)
    insertAppRole(
      store,
      tenant.id,
      applicationId(tenant, application),
      { id: appRoleId(tenant, key), displayName, description },
      people.map((alias) => userId(tenant, alias)),
    );
  for (const [key, catalog] of Object.entries(CATALOGS) as [CatalogKey, SeedCatalog][]) {
    const {
      displayName,
      description,
      groups = [],
      applications = [],
      customData = [],
      packages = [],
    } = catalog;
    for (const { key: one, owner } of customData)
      insertOwners(store, tenant.id, catalogResourceId(tenant, one), [userId(tenant, owner)]);
    const named = <T extends { key: string }>({ key: one, ...rest }: T) => ({
      ...rest,
      id: catalogResourceId(tenant, one),
    });
    const resources = [
      ...groups.map((one) => ({
        ...named(one),
        originId: groupId(tenant, one.key),
        originSystem: 'AadGroup' as const,
      })),
      ...applications.map((one) => ({
        ...named(one),
        originId: applicationId(tenant, one.key),
        originSystem: 'AadApplication' as const,
      })),
      ...customData.map(({ owner: _, ...one }) => ({
        ...named(one),
        originId: catalogResourceId(tenant, one.key),
        originSystem: 'CustomDataProvidedResource' as const,
      })),
    ];
    insertCatalog(
      store,
      tenant.id,
      { id: catalogId(tenant, key), displayName, description, createdDateTime },
      resources,
      packages.map((one) => packageId(tenant, one)),
    );
  }
}
