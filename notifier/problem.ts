/** What keeps a whole run from going on, told in a sentence; the next run may do better. */
export class NotifierProblem extends Error {
  override readonly name = 'NotifierProblem';
}

/** One person's mail can't be made; the others' can. */
export class UnwritableMail extends Error {
  override readonly name = 'UnwritableMail';
}
