/**
 * How long ago something was read, in ms. TanStack Query notes that time by the device's clock: where it lies in the future
 * the clock was set back since, nobody knows how long ago it was, and it counts as old.
 * @param readAt ms since 1970, as TanStack Query noted it
 */
export function ageOf(readAt: number, now: number = Date.now()): number {
  return readAt > now ? Number.POSITIVE_INFINITY : now - readAt;
}
