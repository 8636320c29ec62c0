import { DateTime, Duration } from 'luxon';
import * as v from 'valibot';
import { ControlProblem } from './answers';

/** A change of a clock: `{"advance":"P5D"}` or `{"now":"2026-11-23T09:00:00Z"}`. */
export const ClockChange = v.union([
  v.strictObject({ advance: v.pipe(v.string(), v.check(isDuration, 'not an ISO 8601 duration')) }),
  v.strictObject({ now: v.pipe(v.string(), v.isoTimestamp()) }),
]);

export type ClockChange = v.InferOutput<typeof ClockChange>;

function isDuration(text: string): boolean {
  return Duration.fromISO(text).isValid;
}

/**
 * The milliseconds by which a clock that shows `now` moves. Clocks only go forward,
 * because a review can't un-end.
 */
export function clockStep(now: Date, change: ClockChange): number {
  const target =
    'now' in change
      ? DateTime.fromISO(change.now, { zone: 'utc' })
      : DateTime.fromJSDate(now, { zone: 'utc' }).plus(Duration.fromISO(change.advance));
  const step = target.toMillis() - now.getTime();
  if (!(step >= 0)) throw new ControlProblem(400, 'badRequest', 'A clock can only be moved forward.');
  return step;
}
