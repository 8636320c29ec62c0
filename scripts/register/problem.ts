/** What stops the command, told in a sentence. */
export class RegisterProblem extends Error {}
