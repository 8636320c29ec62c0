import { GraphProblem } from '../../core/graph-message';
import { typeName } from './scopes';

/** The names of types that a definition may contain. */
const KNOWN = new Set([
  'accessReviewScheduleDefinition',
  'accessReviewScheduleSettings',
  'accessReviewScope',
  'accessReviewQueryScope',
  'accessReviewInactiveUsersQueryScope',
  'accessReviewReviewerScope',
  'accessReviewPrincipalScope',
  'accessReviewResourceScope',
  'accessReviewCatalogScope',
  'accessReviewAccessPackageAssignmentPolicyScope',
  'principalResourceMembershipsScope',
  'accessReviewStageSettings',
  'accessReviewNotificationRecipientItem',
  'accessReviewNotificationRecipientScope',
  'accessReviewNotificationRecipientQueryScope',
  'accessReviewApplyAction',
  'removeAccessApplyAction',
  'disableAndDeleteUserApplyAction',
  'accessReviewRecommendationInsightSetting',
  'userLastSignInRecommendationInsightSetting',
  'groupPeerOutlierRecommendationInsightSettings',
  'accessReviewInstance',
  'patternedRecurrence',
  'recurrencePattern',
  'recurrenceRange',
  'userIdentity',
]);

/** Types of beta that v1.0 lacks. */
const BETA = ['accessReviewCatalogScope'];

/**
 * Throws 400 where an object of the body names an unknown type, in the words of Microsoft's OData library.
 * `version`: v1.0 lacks the types of beta.
 */
export function checkTypes(body: unknown, version: 'v1.0' | 'beta'): void {
  if (Array.isArray(body)) for (const one of body) checkTypes(one, version);
  if (typeof body !== 'object' || body === null) return;
  const type = (body as { '@odata.type'?: unknown })['@odata.type'];
  const name = typeof type === 'string' ? (typeName(type) ?? '') : undefined;
  const unknown = name !== undefined && (!KNOWN.has(name) || (version === 'v1.0' && BETA.includes(name)));
  if (unknown)
    throw new GraphProblem(
      400,
      'BadRequest',
      `A type named 'microsoft.graph.${name?.slice(0, 100)}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`,
    );
  for (const inner of Object.values(body)) checkTypes(inner, version);
}
