import { PortalProblem, toProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import type { DecisionItem } from '../review/model';
import { waitUntil } from './graph-answers';
import type { OutboxRow } from './model';
import { itemOf, nowOf, RETRY_AFTER, type SendRound } from './round';

/**
 * Where other answers of the same read had to wait for longer than this, in ms, an earlier answer is no read "right
 * before" a send.
 */
const APART = 5_000;

/** Reads rows and tells all listeners what Graph shows; undefined when nothing could be read. */
export async function readRows(
  round: SendRound,
  rows: readonly OutboxRow[],
  whole: boolean,
): Promise<FreshItems | undefined> {
  const { state, key, graph, ref } = round;
  const asked = nowOf(round);
  let fresh: FreshItems;
  try {
    fresh = await graph.readItems(
      rows.map(({ itemId }) => itemId),
      whole,
    );
  } catch (error) {
    unread(round, rows, error instanceof PortalProblem ? error : new PortalProblem('unreadable'));
    return undefined;
  }
  const now = nowOf(round);
  const thereOf = (itemId: string) => {
    const at = fresh.arrivedAt?.get(itemId) ?? now;
    return now - at > APART ? at : now;
  };
  const items: DecisionItem[] = [];
  for (const [itemId, item] of fresh.items) {
    if (item instanceof PortalProblem) continue;
    items.push(item);
    if (state.row(key, itemId)) state.item(key, itemId).addRead(item, asked, thereOf(itemId));
  }
  for (const row of rows) {
    const item = fresh.items.get(row.itemId) ?? new PortalProblem('notFound');
    if (item instanceof PortalProblem) unread(round, [row], item);
  }
  if (items.length > 0) state.uplink.answered();
  state.tellItems(ref, items, asked);
  return fresh;
}

function unread(round: SendRound, rows: readonly OutboxRow[], problem: PortalProblem): void {
  if (problem.code === 'signIn' || problem.code === 'offline') {
    round.state.uplink.failed(problem.code);
    return;
  }
  const now = nowOf(round);
  for (const row of rows) {
    const item = itemOf(round, row);
    item.read = null;
    if (problem.code === 'throttled') {
      item.throttledUntil = waitUntil(problem.retryAt ?? now + RETRY_AFTER, now);
      item.notBefore = item.throttledUntil;
    } else {
      const asked = problem.retryAt === undefined ? 0 : waitUntil(problem.retryAt, now);
      item.notBefore = Math.max(asked, now + RETRY_AFTER);
      item.problem = toProblem(problem);
    }
  }
}
