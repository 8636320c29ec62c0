/** Items of the reviews that are measured. */
export const SMALL = 100;
export const TEN_THOUSAND = 10_000;
export const LARGE = 100_000;

/** MB that the sandbox may have resident at any time. */
export const MOST_RESIDENT = 300;

/** A number as a reader counts it. */
export function counted(value: number): string {
  return value.toLocaleString('en-US');
}
