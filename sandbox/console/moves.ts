import { ControlProblem } from '../control/answers';
import { type ClockChange, clockStep } from '../control/clock-change';
import type { Context } from '../core/context';
import type { Store } from '../core/store';
import { saveTenant, type Tenant, tenantNow } from '../core/tenants';
import type { Definition } from '../reviews/definitions';
import type { Instance } from '../reviews/instances';
import { tick } from '../reviews/lifecycle';
import { latestStage } from '../reviews/stages';
import { instanceStatuses, nextOccurrence } from './counts';
import { timeText } from './markup';

const MINUTE = 60_000;
/** The longest move. A clock can't be set back, so a mistyped year would stay for good. */
const LONGEST_MOVE = 3660 * 24 * 60 * MINUTE;
/** At most this many changes are listed after a move. */
const MAX_LISTED = 5;

/** Sentences about the instances whose state changed; the instance with the key `about` comes first. */
function changes(
  before: ReturnType<typeof instanceStatuses>,
  after: typeof before,
  first: number | undefined,
): string[] {
  return [...after]
    .filter(([seq, { status }]) => before.get(seq)?.status !== status)
    .sort(([a], [b]) => Number(b === first) - Number(a === first))
    .map(([, { name, status }]) => `“${name}” is ${status}`);
}

/**
 * Moves a tenant's clock and runs what is due. Returns a sentence with the new time and the reviews whose
 * state changed; `about` is the instance for which the move was requested. Throws ControlProblem (400) for a
 * move back, or of more than ten years.
 */
export function moveClock(context: Context, tenant: Tenant, change: ClockChange, about?: Instance): string {
  const { store, clock } = context;
  tick(context, tenant);
  const before = instanceStatuses(store, tenant.id);
  const step = clockStep(tenantNow(tenant, clock), change);
  if (step > LONGEST_MOVE) throw new ControlProblem(400, 'badRequest', 'That is more than ten years on.');
  tenant.clockOffset += step;
  saveTenant(store, tenant);
  tick(context, tenant);
  const changed = changes(before, instanceStatuses(store, tenant.id), about?.seq);
  const rest = changed.length - MAX_LISTED;
  const listed = [...changed.slice(0, MAX_LISTED), ...(rest > 0 ? [`${rest} more changed`] : [])];
  const news = listed.length > 0 ? ` ${listed.join('; ')}.` : '';
  return `The clock shows ${timeText(tenantNow(tenant, clock).getTime())} UTC.${news}`;
}

const MOVES = ['start', 'day', 'stage', 'end'] as const;

/** What the buttons beside a review do. */
export type Move = (typeof MOVES)[number];

export function isMove(text: string | null): text is Move {
  return MOVES.some((move) => move === text);
}

function targetOf(
  store: Store,
  tenant: Tenant,
  definition: Definition,
  instance: Instance | undefined,
  move: Move,
) {
  if (!instance) return move === 'start' ? nextOccurrence(store, tenant.id, definition) : null;
  if (move === 'start') return instance.startAt;
  // The time after every state at a review's end, where the tenant's switch shows those states.
  return move === 'end' ? instance.endAt + MINUTE : (latestStage(store, instance)?.endAt ?? null);
}

/**
 * The change of the clock that moves an instance, or a definition without one, to its start, one day
 * on, to its next stage, or just past its end. Throws ControlProblem (409) where no such time is
 * ahead, because the page was old.
 */
export function reviewMove(
  context: Context,
  tenant: Tenant,
  review: { definition: Definition; instance: Instance | undefined },
  move: Move,
): ClockChange {
  if (move === 'day') return { advance: 'P1D' };
  const target = targetOf(context.store, tenant, review.definition, review.instance, move);
  if (target === null || target < tenantNow(tenant, context.clock).getTime())
    throw new ControlProblem(409, 'conflict', 'That time is past already.');
  return { now: new Date(target).toISOString() };
}
