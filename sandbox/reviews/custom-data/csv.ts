import Papa from 'papaparse';

/** A line of an upload: a person, their access, its scope, and its owner. */
export interface UploadRow {
  principalId: string;
  permissionId: string;
  permissionName: string;
  permissionDescription: string;
  permissionType: string;
  scopeId: string;
  scopeName: string;
  ownerUsers: string;
  ownerGroups: string;
  customData: string;
}

/** The required columns of Graph's page, in lower case. */
const NEEDED = [
  'principalid',
  'principaltype',
  'permissionid',
  'permissionname',
  'permissiondescription',
  'permissiontype',
] as const;

/** Further columns, which Entra's page has. */
const FURTHER = [
  'scopeid',
  'scopedisplayname',
  'entitlementowners_users',
  'entitlementowners_groups',
  'customdata',
] as const;

type Column = (typeof NEEDED)[number] | (typeof FURTHER)[number];

/** Graph's page writes the first, Entra's the second. */
const USER_TYPES = ['user', 'entraiduser'];

const problemOf = (row: Partial<Record<Column, string>>): string | undefined => {
  const empty = (['principalid', 'permissionid', 'permissionname'] as const).find(
    (name) => !row[name]?.trim(),
  );
  if (empty) return `${empty} is empty`;
  const type = row.principaltype ?? '';
  return USER_TYPES.includes(type.toLowerCase()) ? undefined : `the principal type '${type}' is not known`;
};

/**
 * The rows of a CSV with the six columns of Graph's page or the eleven of Entra's, in any order and case; or
 * a sentence that describes its error.
 * https://learn.microsoft.com/graph/api/customdataprovidedresourceuploadsession-uploadfile
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
export function readCsv(text: string): UploadRow[] | string {
  const parsed = Papa.parse<Partial<Record<Column, string>>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const columns = parsed.meta.fields ?? [];
  const missing = NEEDED.find((name) => !columns.includes(name));
  if (missing) return `the column ${missing} is missing`;
  for (const [at, row] of parsed.data.entries()) {
    const problem = problemOf(row);
    if (problem) return `row ${at + 1}: ${problem}`;
  }
  const of = (row: Partial<Record<Column, string>>, name: Column) => row[name]?.trim() ?? '';
  return parsed.data.map((row) => ({
    principalId: of(row, 'principalid').toLowerCase(),
    permissionId: of(row, 'permissionid'),
    permissionName: of(row, 'permissionname'),
    permissionDescription: of(row, 'permissiondescription'),
    permissionType: of(row, 'permissiontype'),
    scopeId: of(row, 'scopeid'),
    scopeName: of(row, 'scopedisplayname'),
    ownerUsers: of(row, 'entitlementowners_users').toLowerCase(),
    ownerGroups: of(row, 'entitlementowners_groups').toLowerCase(),
    customData: of(row, 'customdata'),
  }));
}
