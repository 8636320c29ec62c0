/** A row in sight, and where it began, in px from the top of the page. */
export interface Anchor {
  key: string;
  start: number;
}

interface Placed {
  key: string | number | bigint;
  start: number;
  end: number;
}

/** One or two would do, unless they are the ones that go. */
const MOST = 12;

/** The rows that a reader looks at: from the first that reaches below a line, in px from the top of the page. */
export function anchorsAt(rows: readonly Placed[], line: number): Anchor[] {
  return rows
    .filter(({ end }) => end > line)
    .slice(0, MOST)
    .map(({ key, start }) => ({ key: String(key), start }));
}

/** How far the first row that is still there moved, in px; 0 where none is. */
export function movedBy(anchors: readonly Anchor[], startOf: (key: string) => number | undefined): number {
  for (const { key, start } of anchors) {
    const now = startOf(key);
    if (now !== undefined) return now - start;
  }
  return 0;
}
