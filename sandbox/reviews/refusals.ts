import { GraphProblem } from '../core/graph-message';

/**
 * All refusals of the access-review API. Microsoft documents no status, code or message for any of them
 * (except the 409 of fallback reviewers), so a tenant's real answer is corrected here and nowhere else. The
 * table "undocumented" of sandbox/README.md has the list.
 */
const REFUSALS = {
  missingPermission: [
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  ],
  needsUser: [403, 'Forbidden', 'This method is not available to an application without a user.'],
  notReviewer: [403, 'Forbidden', 'The user is not a reviewer of this access review.'],
  needsRole: [403, 'Forbidden', 'The user holds no directory role that permits this.'],
  unknownDefinition: [404, 'ResourceNotFound', 'There is no access review definition with this id.'],
  unknownInstance: [404, 'ResourceNotFound', 'The definition has no instance with this id.'],
  unknownStage: [404, 'ResourceNotFound', 'The instance has no stage with this id.'],
  unknownItem: [404, 'ResourceNotFound', 'The instance has no decision item with this id.'],
  notInProgress: [409, 'Conflict', 'The access review instance is not in progress.'],
  notCompleted: [
    409,
    'Conflict',
    'Decisions are applied once a review is completed, where it does not apply itself.',
  ],
  fallbackRemoved: [409, 'Conflict', 'Fallback reviewers can be added and not removed.'],
  badBody: [400, 'BadRequest', 'The request body is not what this method takes.'],
  unknownDecision: [400, 'BadRequest', 'decision must be Approve, Deny, DontKnow or NotReviewed.'],
  missingReason: [400, 'BadRequest', 'This access review requires a justification.'],
  longReason: [400, 'BadRequest', 'The justification is too long.'],
  adviceNeedsReason: [
    400,
    'BadRequest',
    'Recommendations carry no justification, and this review requires one.',
  ],
  uploadsClosed: [
    409,
    'Conflict',
    'Data is uploaded while the access review instance is initializing, for a resource of its catalog.',
  ],
  sessionThere: [409, 'Conflict', 'There is an upload session for this instance and resource.'],
  sessionClosed: [409, 'Conflict', 'The upload session is not active.'],
  tooManyFiles: [400, 'BadRequest', 'An upload session takes ten files at most.'],
  badFile: [400, 'BadRequest', 'The file could not be read as CSV:'],
  unknownSession: [404, 'ResourceNotFound', 'There is no such catalog, resource or upload session.'],
  notApplying: [409, 'Conflict', 'The access review instance is not being applied.'],
  notCustomData: [400, 'BadRequest', 'The result of custom data provided resources only can be set.'],
  unknownResult: [400, 'BadRequest', 'applyResult is missing or not known.'],
  otherSurface: [
    400,
    'BadRequest',
    'Reviews of catalogs are created at /identityGovernance/accessReviews/unified, all others at /identityGovernance/accessReviews.',
  ],
  badDefinition: [400, 'BadRequest', 'The access review definition is not valid.'],
  invalidCriteria: [400, 'BadRequest', 'Policy is invalid due to invalid criteria.'],
  unsupportedQuery: [400, 'BadRequest', 'The query is not supported.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type Refusal = keyof typeof REFUSALS;

/** The error to throw for a refusal; `detail` is added to the message. */
export function refusal(name: Refusal, detail?: string): GraphProblem {
  const [status, code, message] = REFUSALS[name];
  return new GraphProblem(status, code, detail ? `${message} ${detail}` : message);
}
