import { type RefObject, useLayoutEffect } from 'react';
import { useHeight } from './use-height';

/** What covers the foot of the window: a page's own bar, and the notices above it. */
type Part = 'dock' | 'notices';

const heights: Record<Part, number> = { dock: 0, notices: 0 };
/** The elements that end above a part. */
const elementsAbove: Readonly<Record<Part, Set<HTMLElement>>> = { dock: new Set(), notices: new Set() };

/** The height at the foot of the window that a part covers now, in px. */
export const coveredBy = (part: Part): number => heights[part];

const writeHeight = (element: HTMLElement, part: Part) =>
  element.style.setProperty(`--${part}`, `${heights[part]}px`);

function publish(part: Part, height: number): void {
  if (heights[part] === height) return;
  heights[part] = height;
  for (const element of elementsAbove[part]) writeHeight(element, part);
}

/**
 * Publishes the height that an element covers at the foot of the window, its margin below included, to the elements that
 * end above it; 0 where the element is empty or in the normal flow.
 */
export function useFoot(part: Part, element: RefObject<HTMLElement | null>): void {
  useHeight(element, (height) => {
    const style = element.current && getComputedStyle(element.current);
    const covers = height > 0 && (style?.position === 'fixed' || style?.position === 'sticky');
    publish(part, covers ? height + Math.round(Number.parseFloat(style.marginBottom)) : 0);
  });
  useLayoutEffect(() => () => publish(part, 0), [part]);
}

/**
 * Gives an element the height that a part covers as the CSS property `--dock` or `--notices`. The property is not
 * inherited (`globals.css`): on the whole document, each change would style every element of the page again.
 * @param element left out: the document's root
 */
export function useAboveFoot(part: Part, element?: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const node = element ? element.current : document.documentElement;
    if (!node) return;
    elementsAbove[part].add(node);
    writeHeight(node, part);
    return () => void elementsAbove[part].delete(node);
  }, [part, element]);
}
