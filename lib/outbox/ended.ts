import { decisionBlockedBy } from '../review/decidable';
import type { OutboxRow } from './model';
import { itemOf, type SendRound } from './round';

/**
 * Asks Graph whether the review, or the stage of these rows, has ended; if so, gives the rows the problem `ended`. When
 * a review ends, Microsoft answers for people, which isn't another reviewer's answer. Microsoft documents no status
 * with which Graph refuses a decision then.
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

async function hasEnded({ graph, ref }: SendRound): Promise<boolean> {
  try {
    const review = await graph.readReview();
    // Where another stage is open by now, mine is over.
    if (ref.stageId !== null && review.stage !== null && review.stage.id !== ref.stageId) return true;
    const block = decisionBlockedBy(review);
    return block !== undefined && block !== 'unknownStatus';
  } catch {
    return false;
  }
}
