import type { Exchange, Schema } from './check-answer';
import type { Model, Operation, Property, Structure, TypeName } from './model';
import { BETA_OPERATIONS, BETA_STRUCTURES, DIRECTORY_OPERATIONS, LATER_PROPERTIES } from './operations';
import { typesModel } from './types-cache';
import { v1Csdl } from './v1-schema';

/** The first segments of the paths that tests use, and their types. */
const ROOTS: Record<string, string> = {
  me: 'user',
  identityGovernance: 'identityGovernance',
  policies: 'policyRoot',
  roleManagement: 'roleManagement',
  auditLogs: 'auditLogRoot',
};
const SETS: Record<string, string> = {
  users: 'user',
  groups: 'group',
  teams: 'team',
  servicePrincipals: 'servicePrincipal',
  applications: 'application',
  oauth2PermissionGrants: 'oAuth2PermissionGrant',
  subscribedSkus: 'subscribedSku',
  organization: 'organization',
  domains: 'domain',
  invitations: 'invitation',
  directoryObjects: 'directoryObject',
  directoryRoles: 'directoryRole',
};
/** The sets of the older API, on beta only. */
const LEGACY_SETS: Record<string, string> = {
  accessReviews: 'accessReview',
  businessFlowTemplates: 'businessFlowTemplate',
  programs: 'program',
  programControls: 'programControl',
  programControlTypes: 'programControlType',
};

const named = (names: Record<string, string>, collection: boolean): [string, TypeName][] =>
  Object.entries(names).map(([path, name]) => [path, { name, collection }]);

/**
 * The types declare dates, durations and whole numbers as text and number; where v1.0's
 * CSDL is more precise, it is used.
 */
function withCsdlTypes(structure: Structure, csdl: Structure | undefined): Structure {
  if (!csdl) return structure;
  const known = { ...added(csdl, structure), ...structure.properties };
  const properties = Object.entries(known).map(([name, property]): [string, Property] => {
    const type = Object.hasOwn(csdl.properties, name) ? csdl.properties[name]?.type : undefined;
    const both = type?.name.startsWith('Edm.') && property.type.name.startsWith('Edm.');
    return [name, type && both ? { ...property, type } : property];
  });
  return { ...structure, abstract: csdl.abstract, properties: Object.fromEntries(properties) };
}

/** Properties that the CSDL has gained since the types were published, without inherited ones. */
function added(csdl: Structure, { properties }: Structure): Structure['properties'] {
  return Object.fromEntries(
    Object.entries(csdl.properties).filter(([name]) => !Object.hasOwn(properties, name)),
  );
}

function withCsdl(model: Model, operations: Operation[]): Model {
  const csdl = v1Csdl();
  const structures = Object.values(model.structures).map((structure): [string, Structure] => [
    structure.name,
    withCsdlTypes(
      {
        ...structure,
        properties: { ...LATER_PROPERTIES[structure.name], ...structure.properties },
      },
      csdl.structures[structure.name],
    ),
  ]);
  return {
    structures: { ...csdl.structures, ...BETA_STRUCTURES, ...Object.fromEntries(structures) },
    enums: { ...csdl.enums, ...model.enums },
    operations,
  };
}

const read = new Map<string, Schema>();

/** The schema of beta, the older API and the directory: Microsoft's TypeScript types of that version. */
export async function typesSchema(version: Exchange['version']): Promise<Schema> {
  const found = read.get(version);
  if (found) return found;
  const beta = version === 'beta';
  const operations = beta ? [...DIRECTORY_OPERATIONS, ...BETA_OPERATIONS] : DIRECTORY_OPERATIONS;
  const schema: Schema = {
    model: withCsdl(await typesModel(version), operations),
    roots: Object.fromEntries([
      ...named(ROOTS, false),
      ...named(SETS, true),
      ...(beta ? named(LEGACY_SETS, true) : []),
    ]),
    strictContext: false,
  };
  read.set(version, schema);
  return schema;
}
