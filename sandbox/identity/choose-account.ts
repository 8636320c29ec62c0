import type { Account } from './accounts';
import type { Prompt } from './authorize-request';
import { EntraProblem } from './problems';

/** A signed-in account, with the facts that decide the choice. */
export interface Candidate {
  account: Account;
  /** Whether the sign-in's hint means this account; true without a hint. */
  hinted: boolean;
  /** Whether the account has a user in the tenant of the sign-in. */
  known: boolean;
}

export type AccountChoice = { account: Account } | { pick: true };

function chooseSilently(hinted: Candidate[]): AccountChoice {
  const known = hinted.filter((candidate) => candidate.known);
  const [first, second] = known;
  if (second) throw new EntraProblem(16000);
  if (first) return { account: first.account };
  throw new EntraProblem(hinted.length > 0 ? 50020 : 50058);
}

/**
 * Chooses the account with a session in this browser that signs in, or asks the person. A silent sign-in
 * (`none`) never asks: it is refused instead.
 */
export function chooseAccount(prompt: Prompt | null, candidates: Candidate[]): AccountChoice {
  const hinted = candidates.filter((candidate) => candidate.hinted);
  if (prompt === 'none') return chooseSilently(hinted);
  if (prompt === 'login' || prompt === 'select_account') return { pick: true };
  const known = hinted.filter((candidate) => candidate.known);
  const [only] = known;
  return only && known.length === 1 ? { account: only.account } : { pick: true };
}
