'use client';
import { useCallback, useState } from 'react';

const GAP = 8;

/** As many of these widths as fit beside one another into the room, in order; those that must stand come first. */
export function fitting(
  widths: readonly { width: number; must: boolean }[],
  room: number,
  more: number,
): number[] {
  const all = widths.reduce((sum, { width }) => sum + width + GAP, -GAP);
  if (all <= room) return widths.map((_, at) => at);
  let left = room - more;
  const shown = new Set<number>();
  widths.forEach(({ width, must }, at) => {
    if (!must) return;
    left -= width + GAP;
    shown.add(at);
  });
  for (const [at, { width, must }] of widths.entries()) {
    if (must) continue;
    left -= width + GAP;
    if (left < 0) break;
    shown.add(at);
  }
  return [...shown].sort((one, other) => one - other);
}

/**
 * Which buttons of a line fit into it; pressed ones are always shown. The others are positioned outside the flow, so
 * that their width can be measured. The last child is the button that opens all of them.
 * @returns `follow` is the ref of the line; the numbers of the buttons that fit
 */
export function useFitting() {
  const [fittingNumbers, setFittingNumbers] = useState<string | null>(null);
  const follow = useCallback((line: HTMLElement | null) => {
    if (!line) return;
    const measure = () => {
      const children = [...line.children] as HTMLElement[];
      const more = children.pop();
      const widths = children.map((child) => ({
        width: child.offsetWidth,
        must: child.getAttribute('aria-pressed') === 'true',
      }));
      setFittingNumbers(fitting(widths, line.clientWidth, more?.offsetWidth ?? 0).join(' '));
    };
    const sizes = new ResizeObserver(measure);
    // An observer also measures when it starts, so that no render has to measure after a button came or went.
    const observe = () => {
      sizes.disconnect();
      sizes.observe(line);
      for (const child of line.children) sizes.observe(child);
    };
    const parts = new MutationObserver(observe);
    measure();
    observe();
    parts.observe(line, { childList: true, subtree: true, attributeFilter: ['aria-pressed'] });
    return () => {
      sizes.disconnect();
      parts.disconnect();
    };
  }, []);
  return {
    follow,
    fits: fittingNumbers === null ? null : new Set(fittingNumbers.split(' ').filter(Boolean).map(Number)),
  };
}
