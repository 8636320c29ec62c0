/**
 * How long ago data was read, in ms. TanStack Query notes the read time by the device's clock. If that time lies in the
 * future, the clock was set back since; the age is unknown, and the data counts as old.
 * @param readAt ms since 1970, as TanStack Query noted it
 */
export function ageOf(readAt: number, now: number = Date.now()): number {
  return readAt > now ? Number.POSITIVE_INFINITY : now - readAt;
}
