/** A problem that stops a whole run, as a sentence; the next run may succeed. */
export class NotifierProblem extends Error {
  override readonly name = 'NotifierProblem';
}

/** One person's mail can't be made; other people's can. */
export class UnwritableMail extends Error {
  override readonly name = 'UnwritableMail';
}
