import { decisionBlockedBy } from '../../review/decidable';
import type { OutboxRow } from '../model';
import { itemOf, type SendRound } from './round';

/**
 * Asks Graph whether the review has ended, and marks the rows if it has. When a review ends, Microsoft answers for
 * people, which isn't another reviewer's answer; and no page of the documentation names the status with which Graph
 * refuses a decision then.
 */
export async function markEnded(round: SendRound, rows: readonly OutboxRow[]): Promise<void> {
  const suspicious = rows
    .map((row) => itemOf(round, row))
    .filter(({ theirs, problem }) => {
      if (theirs) return theirs.item.reviewedBy?.system === true;
      return problem?.code === 'refused' || problem?.code === 'forbidden';
    });
  if (suspicious.length === 0 || !(await hasEnded(round))) return;
  for (const item of suspicious) {
    item.theirs = null;
    item.problem = { ...item.problem, code: 'ended' };
  }
}

async function hasEnded({ graph }: SendRound): Promise<boolean> {
  try {
    const block = decisionBlockedBy(await graph.readReview());
    return block !== undefined && block !== 'unknownStatus';
  } catch {
    return false;
  }
}
