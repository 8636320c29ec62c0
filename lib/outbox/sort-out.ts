import { PortalProblem, toProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import { shows } from '../review/confirm';
import { conflictsWith } from '../review/conflict';
import type { ItemState } from '../review/item-state';
import type { DecisionItem, Intent, Review } from '../review/model';
import { reasonProblem } from '../review/reason';
import type { RunHost, Sending } from './host';

/** Judges what a first read shows: what is settled without sending, and what has to be sent. */
export function sortOut(
  host: RunHost,
  intents: readonly Intent[],
  fresh: FreshItems,
): { settled: [string, ItemState][]; open: Sending[] } {
  const settled: [string, ItemState][] = [];
  const open: Sending[] = [];
  for (const intent of intents) {
    const item = fresh.items.get(intent.itemId) ?? new PortalProblem('notFound');
    const state = settledState(host, intent, item);
    if (state) settled.push([intent.itemId, state]);
    else if (!(item instanceof PortalProblem)) open.push(sendingOf(host, intent, item));
  }
  return { settled, open };
}

function settledState(
  host: RunHost,
  intent: Intent,
  item: DecisionItem | PortalProblem,
): ItemState | undefined {
  const { effects, ledger } = host;
  if (item instanceof PortalProblem) return { step: 'failed', problem: toProblem(item) };
  if (lacksReason(effects.knownReview(), intent)) return { step: 'failed', problem: { code: 'refused' } };
  if (conflictsWith(item, intent.seen, effects.me) && !ledger.isOld(item))
    return { step: 'conflict', theirs: item };
  const there = shows(item, intent, effects.me) && !ledger.unsettled.has(item.id) && !ledger.isOld(item);
  if (!there) return undefined;
  ledger.settle(item);
  return { step: 'saved', at: item.reviewedAt ?? new Date(effects.now()).toISOString() };
}

/** The screen asks for a reason before; this keeps every other way in to the same rule. */
function lacksReason(review: Review | null, intent: Intent): boolean {
  const settings = review?.definition.settings ?? null;
  return reasonProblem(intent.justification, intent.decision, settings) !== undefined;
}

function sendingOf(host: RunHost, intent: Intent, item: DecisionItem): Sending {
  const { ledger } = host;
  const { id } = item;
  return { intent, before: ledger.latest(item), unsettledBefore: ledger.unsettled.has(id), sends: 0 };
}
