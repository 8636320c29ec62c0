import { PortalProblem, toProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import { shows } from '../review/confirm';
import { type Answered, conflictsWith, isNewer, laterOf } from '../review/conflict';
import type { ItemState } from '../review/item-state';
import type { DecisionItem, Intent } from '../review/model';
import type { RunHost, Sending } from './run';

/** What is known of items across runs, so that a late copy of an old answer proves nothing. */
export class Ledger {
  /** The latest answer that Graph was seen to hold. */
  readonly known = new Map<string, Answered>();
  /** Items with a write whose effect wasn't read back. */
  readonly unsettled = new Set<string>();

  /** Notes that an item's answer was read and nothing is on its way any more. */
  settle(item: DecisionItem): void {
    this.unsettled.delete(item.id);
    this.known.set(item.id, this.latest(item));
  }

  /** What stands in an item, as far as a read and all earlier ones tell. */
  latest(item: DecisionItem): Answered {
    const known = this.known.get(item.id);
    return known ? laterOf(item, known) : item;
  }
}

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
    else if (!(item instanceof PortalProblem))
      open.push({ intent, before: host.ledger.latest(item), sends: 0 });
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
  if (conflictsWith(item, intent.seen, effects.me) && !isOld(ledger, item))
    return { step: 'conflict', theirs: item };
  const there = shows(item, intent, effects.me) && !ledger.unsettled.has(item.id) && !isOld(ledger, item);
  if (!there) return undefined;
  ledger.settle(item);
  return { step: 'saved', at: item.reviewedAt ?? new Date(effects.now()).toISOString() };
}

function isOld(ledger: Ledger, item: DecisionItem): boolean {
  const known = ledger.known.get(item.id);
  return known !== undefined && isNewer(known, item);
}
