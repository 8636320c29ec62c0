import { PortalProblem, toProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import type { DecisionItem } from '../review/model';
import { waitUntil } from './answers';
import { closeRows } from './close-rows';
import { markEnded } from './ended';
import type { Row } from './fold';
import { type Ground, liveOf, nowOf } from './ground';
import type { Live } from './live';
import { FRESH, plan, type Read } from './plan';

/** Before reading again what Graph accepted and doesn't show yet (ms); the last one repeats. */
const LOOKS = [2_000, 5_000, 10_000, 20_000, 30_000] as const;
/** After a read that was refused or not answered it is tried again (ms). */
const AGAIN = 30_000;

/** Reads rows and tells everybody what they show; undefined where nothing could be read. */
export async function readRows(
  ground: Ground,
  rows: readonly Row[],
  whole: boolean,
): Promise<FreshItems | undefined> {
  const { host, key, graph, ref } = ground;
  const asked = nowOf(ground);
  let fresh: FreshItems;
  try {
    fresh = await graph.readItems(
      rows.map(({ itemId }) => itemId),
      whole,
    );
  } catch (error) {
    unread(ground, rows, error instanceof PortalProblem ? error : new PortalProblem('unreadable'));
    return undefined;
  }
  const there = nowOf(ground);
  const items: DecisionItem[] = [];
  for (const [itemId, item] of fresh.items) {
    if (item instanceof PortalProblem) continue;
    items.push(item);
    if (host.row(key, itemId)) host.live(key, itemId).look(item, asked, there);
  }
  for (const row of rows) {
    const item = fresh.items.get(row.itemId) ?? new PortalProblem('notFound');
    if (item instanceof PortalProblem) unread(ground, [row], item);
  }
  if (items.length > 0) host.wentWell();
  host.items(ref, items, asked);
  return fresh;
}

function unread(ground: Ground, rows: readonly Row[], problem: PortalProblem): void {
  if (problem.code === 'signIn' || problem.code === 'offline') {
    ground.host.trouble(problem.code);
    return;
  }
  const now = nowOf(ground);
  for (const row of rows) {
    const live = liveOf(ground, row);
    live.read = null;
    if (problem.code === 'throttled') {
      live.throttledUntil = waitUntil(problem.retryAt ?? now + AGAIN, now);
      live.notBefore = live.throttledUntil;
    } else {
      const asked = problem.retryAt === undefined ? 0 : waitUntil(problem.retryAt, now);
      live.notBefore = Math.max(asked, now + AGAIN);
      live.problem = toProblem(problem);
    }
  }
}

/** Does what the plan says without sending, and gives the rows that are to be sent. */
export async function judgeRows(ground: Ground, rows: readonly Row[]): Promise<Row[]> {
  const { host, key } = ground;
  const { effects, rules } = host;
  const now = effects.now();
  const send: Row[] = [];
  const done: { row: Row; reviewedAt: string | null }[] = [];
  const foreign: Row[] = [];
  for (const { itemId } of rows) {
    const row = host.row(key, itemId);
    const live = host.live(key, itemId);
    if (!row?.open || live.rests || live.problem) continue;
    const step = plan(row, live, now, effects.me, rules);
    if (step.do === 'send') {
      if (live.notBefore <= now) send.push(row);
    } else if (step.do === 'done') done.push({ row, reviewedAt: step.reviewedAt });
    else if (step.do === 'wait') lookLater(live, step, now);
    else if (step.do !== 'read') {
      live.theirs = { item: step.theirs, how: step.do };
      foreign.push(row);
    }
  }
  await closeRows(ground, done);
  await markEnded(ground, foreign);
  // That asks Graph, and takes its time: what was read before is too old then to be sent on, and is read anew.
  return rules.readBeforeSend && nowOf(ground) - now > FRESH ? [] : send;
}

function lookLater(live: Live, { until, rival }: { until: number; rival?: Read }, now: number): void {
  live.rival = rival ?? null;
  const pause = LOOKS[Math.min(live.looks, LOOKS.length - 1)] ?? AGAIN;
  live.looks += 1;
  live.notBefore = Math.min(until, now + pause);
}
