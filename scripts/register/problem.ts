/** A problem that stops the command, as a sentence. */
export class RegisterProblem extends Error {}
