import type { Property } from './model';

interface ObservedProperty {
  type: string;
  property: string;
  valueType: string;
  collection?: boolean;
  nullable: boolean;
  /** Where the property was observed. */
  source: string;
}

const CAPTURE = 'a v1.0 tenant on 2026-07-24 and 2026-07-28, published in rknightion/graph2otel';
const TUTORIAL = "Microsoft's tutorial on reviews of a security group, answer to List decisions";

/**
 * Properties that Graph sends and its schema does not declare. `identity` is an open type in the CSDL, which
 * allows any name; only the observed names are accepted here.
 */
const OBSERVED: readonly ObservedProperty[] = [
  {
    type: 'identity',
    property: 'type',
    valueType: 'Edm.String',
    nullable: true,
    source: `${CAPTURE}: of principal, reviewedBy, appliedBy and createdBy`,
  },
  {
    type: 'userIdentity',
    property: 'lastUserSignInDateTime',
    valueType: 'Edm.String',
    nullable: false,
    source: `${CAPTURE}, and ${TUTORIAL}: of principal; text, never null`,
  },
  ...['resourceBehaviorOptions', 'resourceProvisioningOptions'].map((property) => ({
    type: 'group',
    property,
    valueType: 'Edm.String',
    collection: true,
    nullable: false,
    source: 'https://learn.microsoft.com/graph/group-set-options: properties of groups, not in the types',
  })),
  ...['userId', 'userDisplayName', 'userPrincipalName'].map((property) => ({
    type: 'accessReviewDecision',
    property,
    valueType: 'Edm.String',
    nullable: false,
    source:
      'https://learn.microsoft.com/graph/api/resources/accessreviewdecision: properties that depend on whose access it is',
  })),
];

/** The observed declaration of a property of these types (the value's own type and its bases). */
export function observedProperty(types: readonly string[], name: string): Property | undefined {
  const seen = OBSERVED.find(({ type, property }) => property === name && types.includes(type));
  return (
    seen && { type: { name: seen.valueType, collection: seen.collection ?? false }, nullable: seen.nullable }
  );
}
