import { isAgainstAdvice } from './advice';
import { isBy } from './conflict';
import type { Known } from './known';
import type { Answer, DecisionItem } from './model';
import { answerIn } from './row-answer';
import type { PastAct } from './undo';

/**
 * A decision made faster than this many ms counts as quick. Below it, reviewers caught 36 % of the access nobody
 * needed; above eight seconds about 63 %. One study didn't confirm this, so quick decisions are mentioned but not held
 * back.
 */
const QUICK = 3000;

export interface EndingSummary {
  decided: number;
  /** How many items have each decision now, whoever decided. */
  counts: Record<Answer, number>;
  left: number;
  /** My decisions that are the opposite of the recommendation. */
  against: DecisionItem[];
  /** My decisions made in under three seconds per person. */
  quick: DecisionItem[];
}

/**
 * What the ending card tells about a review. `acts`: the acts of this device, newest first; `openedAt`:
 * when the review appeared on screen in this visit, ms since 1970.
 */
export function endingSummary(
  items: readonly DecisionItem[],
  known: Pick<Known, 'answers' | 'me'>,
  acts: readonly PastAct[],
  openedAt: number,
): EndingSummary {
  const { me } = known;
  const rushed = quickIds(acts, openedAt);
  const summary: EndingSummary = {
    decided: 0,
    counts: { Approve: 0, Deny: 0, DontKnow: 0 },
    left: 0,
    against: [],
    quick: [],
  };
  for (const item of items) {
    const { decision, mine } = answerIn(known, item);
    if (decision === 'NotReviewed') {
      summary.left += 1;
      continue;
    }
    summary.decided += 1;
    if (decision !== 'Unknown') summary.counts[decision] += 1;
    if (!mine && !isBy(item, me)) continue;
    if (isAgainstAdvice(decision, item.advice)) summary.against.push(item);
    if (rushed.has(item.id)) summary.quick.push(item);
  }
  return summary;
}

/**
 * The items whose last act took under three seconds each, counted from the act before or from opening the review. An
 * act without a known start (the first act of an earlier visit) isn't counted, nor one before which the clock was set
 * back.
 */
function quickIds(acts: readonly PastAct[], openedAt: number): Set<string> {
  const quick = new Set<string>();
  let before = Number.NaN;
  for (const act of acts.toReversed()) {
    const opened = act.at >= openedAt ? openedAt : Number.NaN;
    // A comparison with NaN is false, so the later of the known times is used.
    const since = Number.isNaN(before) || opened > before ? opened : before;
    const ids = act.parts.flatMap(({ itemIds }) => itemIds);
    const each = (act.at - since) / ids.length;
    for (const id of ids)
      if (each >= 0 && each < QUICK) quick.add(id);
      else quick.delete(id);
    before = act.at;
  }
  return quick;
}
