import { GraphProblem } from '../../core/graph-message';

/** Refusals that only the older API has. Microsoft documents none of their bodies. */
const REFUSALS = {
  unknownReview: [404, 'ResourceNotFound', 'There is no access review with this id.'],
  noRelationship: [404, 'ResourceNotFound', 'This access review does not have this relationship.'],
  unknownReviewer: [404, 'ResourceNotFound', 'The user is not a reviewer of this access review.'],
  isSeries: [
    400,
    'BadRequest',
    'This is the series of a recurring access review; the method takes one of its instances.',
  ],
  isInstance: [
    400,
    'BadRequest',
    'This is an instance of a recurring access review; the method takes the series.',
  ],
  fixedReviewers: [
    400,
    'BadRequest',
    'Reviewers can be added and removed only where they are named one by one.',
  ],
  lastReviewer: [400, 'BadRequest', 'The last reviewer of an access review cannot be removed.'],
  hasStarted: [409, 'Conflict', 'The access review has started, so its start cannot change.'],
  isOver: [409, 'Conflict', 'The access review is over.'],
  isUpcoming: [
    409,
    'Conflict',
    'The instance has not started; until then it is what its series says, so change the series.',
  ],
  hasStages: [400, 'BadRequest', 'This access review has stages, which the older API does not know.'],
  needsTemplate: [
    400,
    'BadRequest',
    "Access reviews are listed with $filter=businessFlowTemplateId eq '{id}', beside which only the status may be asked.",
  ],
  resultsOnly: [400, 'BadRequest', "Decisions are filtered with $filter=reviewResult eq '{result}' only."],
  unknownProgram: [404, 'ResourceNotFound', 'There is no program with this id.'],
  unknownControl: [404, 'ResourceNotFound', 'There is no program control with this id.'],
  programInUse: [409, 'Conflict', 'Access reviews are linked to this program.'],
  defaultProgram: [400, 'BadRequest', 'The default program cannot be deleted.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The error to throw for a refusal. */
export function legacyRefusal(name: keyof typeof REFUSALS): GraphProblem {
  const [status, code, message] = REFUSALS[name];
  return new GraphProblem(status, code, message);
}
