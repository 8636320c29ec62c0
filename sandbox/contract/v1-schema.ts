import { readFileSync } from 'node:fs';
import type { Schema } from './check-answer';
import { readCsdl } from './csdl-model';
import type { Model, Structure } from './model';

const CSDL = new URL('./data/access-reviews-v1.0.csdl.xml', import.meta.url);

const leading = (
  name: string,
  properties: Record<string, [type: string, collection: boolean]>,
): Structure => ({
  name,
  base: null,
  abstract: false,
  properties: Object.fromEntries(
    Object.entries(properties).map(([property, [type, collection]]) => [
      property,
      { type: { name: type, collection }, nullable: true },
    ]),
  ),
});

/** Types that the CSDL extract leaves out: those that lead to access reviews and to uploads for them. */
const LEADING = [
  leading('identityGovernance', {
    accessReviews: ['accessReviewSet', false],
    entitlementManagement: ['entitlementManagement', false],
  }),
  leading('entitlementManagement', { catalogs: ['accessPackageCatalog', true] }),
  leading('accessPackageCatalog', { resources: ['accessPackageResource', true] }),
];

let csdl: Model | undefined;

/** Microsoft's CSDL of v1.0 access reviews, read once. */
export function v1Csdl(): Model {
  csdl ??= readCsdl(readFileSync(CSDL, 'utf8'));
  return csdl;
}

/** The schema of v1.0 access reviews. */
export function v1Schema(): Schema {
  const { structures, ...rest } = v1Csdl();
  return {
    model: {
      ...rest,
      structures: { ...structures, ...Object.fromEntries(LEADING.map((one) => [one.name, one])) },
    },
    roots: { identityGovernance: { name: 'identityGovernance', collection: false } },
    strictContext: true,
  };
}
