/** A visible row and its start, in px from the top of the page. */
export interface Anchor {
  key: string;
  start: number;
}

interface Placed {
  key: string | number | bigint;
  start: number;
  end: number;
}

/** One or two anchors would do, but exactly those rows may be removed. */
const MOST = 12;

/**
 * The rows that a reader sees: from the first row that reaches below a line, in px from the top of the page.
 */
export function anchorsAt(rows: readonly Placed[], line: number): Anchor[] {
  return rows
    .filter(({ end }) => end > line)
    .slice(0, MOST)
    .map(({ key, start }) => ({ key: String(key), start }));
}

/** How far the first remaining row has moved, in px; 0 where no row remains. */
export function movedBy(anchors: readonly Anchor[], startOf: (key: string) => number | undefined): number {
  for (const { key, start } of anchors) {
    const now = startOf(key);
    if (now !== undefined) return now - start;
  }
  return 0;
}
