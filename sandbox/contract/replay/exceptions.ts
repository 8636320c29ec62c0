const AZURE =
  'Its decisions are about roles of Azure subscriptions. No scope of an access review definition in Graph leads there: ' +
  'they are made in Azure Resource Manager.';

/**
 * Examples, by name, that the sandbox answers differently from their page, each with the reason. At most
 * twelve.
 */
export const EXCEPTIONS: Record<string, string> = {
  beta__list_accessReviewInstanceDecisionItem_expand__2023: AZURE,
  beta__list_accessReviewInstanceDecisionItem_expand_v1_e2__cur: AZURE,
};

/** Fragments of Microsoft's concept pages, by name, that a tenant refuses, each with the reason. */
export const REFUSED_FRAGMENTS: Record<string, string> = {
  'en-2021__accessreviews-scope-concept__07':
    'accessPackageAssignments: a tenant answers "Policy is invalid due to invalid criteria", and takes assignments ' +
    '(https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1483).',
};

const LIFECYCLE = 'Policies of guests’ and agents’ lifecycles are not there.';
/**
 * Requests on the pages, by name, about features that the sandbox lacks (its README
 * lists them), each with the reason.
 */
export const NOT_THERE: Record<string, string> = {
  'beta__identitylifecycle_get__2026-09': LIFECYCLE,
  'beta__uploadsession_create_logicapp__2026-09':
    'A path and a body of before July 2026, which no page has: the documented ones replace them.',
};
