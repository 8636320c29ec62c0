/** The number of items of the measured reviews. */
export const SMALL = 100;
export const TEN_THOUSAND = 10_000;
export const LARGE = 100_000;

/** The most memory, in MB, that the sandbox may have at any time. */
export const MAX_RESIDENT = 300;

/** A number with separators. */
export function counted(value: number): string {
  return value.toLocaleString('en-US');
}
