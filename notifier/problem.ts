/** What keeps a whole run from going on, told in a sentence; the next run may do better. */
export class NotifierProblem extends Error {
  override readonly name = 'NotifierProblem';
}
