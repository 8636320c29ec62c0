import { type Finding, right, unknown, wrong } from './finding';

/** The clock difference that Entra allows, in ms. */
const MOST = 5 * 60_000;

/**
 * Compares this machine's clock with the identity provider's.
 * @param now in milliseconds
 * @param date the `Date` header of an answer that arrived just now
 */
export function clockFinding(now: number, date: string | null): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return unknown('The identity provider does not tell the time.');
  const difference = Math.round(Math.abs(now - theirs) / 1000);
  if (difference * 1000 <= MOST) return right('The clock of this machine is the identity provider’s.');
  return wrong(
    `The clock of this machine differs from the identity provider's by ${difference} seconds. Set it by a time server: sign-ins on such a machine fail.`,
  );
}
