import type { Account } from './accounts';
import type { Prompt } from './authorize-request';
import { EntraProblem } from './problems';

/** A signed-in account, as far as the choice depends on it. */
export interface Candidate {
  account: Account;
  /** Whether the sign-in's hint means this person; true where there is no hint. */
  hinted: boolean;
  /** Whether the person is known in the tenant that is signed in to. */
  known: boolean;
}

export type Choice = { account: Account } | { pick: true };

function chooseSilently(hinted: Candidate[]): Choice {
  const known = hinted.filter((candidate) => candidate.known);
  const [first, second] = known;
  if (second) throw new EntraProblem(16000);
  if (first) return { account: first.account };
  throw new EntraProblem(hinted.length > 0 ? 50020 : 50058);
}

/**
 * Who signs in, out of those with a session in this browser, or that a person must be asked. A silent sign-in
 * (`none`) never asks: it is refused instead.
 */
export function chooseAccount(prompt: Prompt | null, candidates: Candidate[]): Choice {
  const hinted = candidates.filter((candidate) => candidate.hinted);
  if (prompt === 'none') return chooseSilently(hinted);
  if (prompt === 'login' || prompt === 'select_account') return { pick: true };
  const known = hinted.filter((candidate) => candidate.known);
  const [only] = known;
  return only && known.length === 1 ? { account: only.account } : { pick: true };
}
