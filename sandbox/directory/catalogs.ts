import type { Store } from '../core/store';

/**
 * A container of entitlement management for resources and access packages.
 * https://learn.microsoft.com/graph/api/resources/accesspackagecatalog
 */
export interface Catalog {
  id: string;
  displayName: string;
  description: string;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
}

export type OriginSystem = 'AadGroup' | 'AadApplication' | 'CustomDataProvidedResource';

/** A resource in a catalog: accessPackageResource. */
export interface CatalogResource {
  id: string;
  catalogId: string;
  /** The object id of the group or service principal; for a custom data provided resource, its own id. */
  originId: string;
  originSystem: OriginSystem;
  displayName: string;
  description: string;
}

interface CatalogRow {
  id: string;
  display_name: string;
  description: string;
  created_at: number;
}

const catalogOf = (row: CatalogRow): Catalog => ({
  id: row.id,
  displayName: row.display_name,
  description: row.description,
  createdDateTime: new Date(row.created_at).toISOString(),
});

/** Every catalog of a tenant, by name. */
export function listCatalogs(store: Store, tenantId: string): Catalog[] {
  const sql = 'select * from catalogs where tenant_id = ? order by display_name, id';
  return store.all<CatalogRow>(sql, tenantId).map(catalogOf);
}

/** The catalog with this id (in any case). */
export function findCatalog(store: Store, tenantId: string, id: string): Catalog | undefined {
  const sql = 'select * from catalogs where tenant_id = ? and id = ?';
  const row = store.get<CatalogRow>(sql, tenantId, id.toLowerCase());
  return row && catalogOf(row);
}

const RESOURCES = `select id, catalog_id as catalogId, origin_id as originId, origin_system as originSystem,
  display_name as displayName, description from catalog_resources`;

/** The resources of a catalog, without access packages, in the order they were added. */
export function resourcesIn(store: Store, tenantId: string, catalogId: string): CatalogResource[] {
  return store.all<CatalogResource>(
    `${RESOURCES} where tenant_id = ? and catalog_id = ? order by pk`,
    tenantId,
    catalogId.toLowerCase(),
  );
}

/** The resource with this id in a catalog (ids in any case). */
export function findCatalogResource(
  store: Store,
  tenantId: string,
  catalogId: string,
  id: string,
): CatalogResource | undefined {
  return store.get<CatalogResource>(
    `${RESOURCES} where tenant_id = ? and catalog_id = ? and id = ?`,
    tenantId,
    catalogId.toLowerCase(),
    id.toLowerCase(),
  );
}

/** Ids of a catalog's access packages, in the order they were added. */
export function packagesIn(store: Store, tenantId: string, catalogId: string): string[] {
  const sql =
    'select package_id as id from catalog_packages where tenant_id = ? and catalog_id = ? order by pk';
  return store.all<{ id: string }>(sql, tenantId, catalogId.toLowerCase()).map(({ id }) => id);
}

/** Adds a catalog with its resources and the ids of its access packages. Throws where an id is taken. */
export function insertCatalog(
  store: Store,
  tenantId: string,
  catalog: Catalog,
  resources: readonly Omit<CatalogResource, 'catalogId'>[],
  packageIds: readonly string[],
): void {
  store.transaction(() => {
    store.run(
      'insert into catalogs (tenant_id, id, display_name, description, created_at) values (?, ?, ?, ?, ?)',
      tenantId,
      catalog.id,
      catalog.displayName,
      catalog.description,
      Date.parse(catalog.createdDateTime),
    );
    for (const resource of resources)
      store.run(
        `insert into catalog_resources (tenant_id, catalog_id, id, origin_id, origin_system, display_name, description)
         values (?, ?, ?, ?, ?, ?, ?)`,
        tenantId,
        catalog.id,
        resource.id,
        resource.originId,
        resource.originSystem,
        resource.displayName,
        resource.description,
      );
    for (const id of packageIds)
      store.run(
        'insert into catalog_packages (tenant_id, catalog_id, package_id) values (?, ?, ?)',
        tenantId,
        catalog.id,
        id,
      );
  });
}
