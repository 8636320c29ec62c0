import { readFileSync } from 'node:fs';
import type { Schema } from './check-answer';
import { readCsdl } from './csdl-model';
import type { Model, Operation } from './model';

const CSDL = new URL('./data/access-reviews-v1.0.csdl.xml', import.meta.url);

const onStage = (name: string): Operation => ({
  name,
  kind: 'action',
  binding: { name: 'accessReviewStage', collection: false },
  returns: null,
});

/** Pages for v1.0 of 2026-07-10 document these two on a stage; the CSDL of 2026-08-20 binds them to instances only. */
const DOCUMENTED = [onStage('batchRecordDecisions'), onStage('acceptRecommendations')];

/** The page of 2026-07-10 documents this type for v1.0; the CSDL of 2026-08-20 does not have it. */
const PACKAGE_RESOURCE = {
  name: 'accessReviewInstanceDecisionItemAccessPackageResource',
  base: 'accessReviewInstanceDecisionItemResource',
  abstract: false,
  properties: {
    accessPackageAssignmentPolicyId: { type: { name: 'Edm.String', collection: false }, nullable: true },
    accessPackageAssignmentPolicyDisplayName: {
      type: { name: 'Edm.String', collection: false },
      nullable: true,
    },
  },
};

/** The extract has no identityGovernance: the one property of it that leads to access reviews. */
const IDENTITY_GOVERNANCE = {
  name: 'identityGovernance',
  base: null,
  abstract: false,
  properties: { accessReviews: { type: { name: 'accessReviewSet', collection: false }, nullable: true } },
};

let csdl: Model | undefined;

/** Microsoft's CSDL of v1.0 access reviews, read once. */
export function v1Csdl(): Model {
  csdl ??= readCsdl(readFileSync(CSDL, 'utf8'));
  return csdl;
}

/** What v1.0 access reviews are held against. */
export function v1Schema(): Schema {
  const { structures, enums, operations } = v1Csdl();
  return {
    model: {
      structures: {
        ...structures,
        identityGovernance: IDENTITY_GOVERNANCE,
        [PACKAGE_RESOURCE.name]: PACKAGE_RESOURCE,
      },
      enums,
      operations: [...operations, ...DOCUMENTED],
    },
    roots: { identityGovernance: { name: 'identityGovernance', collection: false } },
    strictContext: true,
  };
}
