import { GraphProblem } from '../../core/graph-message';

/**
 * Refusals that only the review history has. Microsoft documents one of them: 404 for a definition of thirty days or more
 * (https://learn.microsoft.com/graph/api/accessreviewhistorydefinition-get).
 */
const REFUSALS = {
  notCreator: [403, 'Forbidden', 'Only its creator and certain directory roles may use this review history.'],
  unknownHistory: [404, 'ResourceNotFound', 'There is no access review history definition with this id.'],
  unknownHistoryInstance: [404, 'ResourceNotFound', 'The history definition has no instance with this id.'],
  notCollected: [409, 'Conflict', 'The review history is not done yet, so there is nothing to download.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The error to throw for a refusal. */
export function historyRefusal(name: keyof typeof REFUSALS): GraphProblem {
  const [status, code, message] = REFUSALS[name];
  return new GraphProblem(status, code, message);
}
