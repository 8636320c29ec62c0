import { decisionBlockedBy } from '../../review/decidable';
import type { OutboxRow } from '../model';
import { itemOf, type SendRound } from './round';

/**
 * Asks whether the review's end is behind what was met, and says so on the rows if it is. Microsoft answers for people
 * when a review ends, which is no rival's answer; and no page names the status that a decision is refused with then.
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
