import { type RefObject, useLayoutEffect } from 'react';
import { useHeight } from './use-height';

/** What covers the foot of the window: a page's own bar, and the notices above it. Each is a property of the document. */
type Part = '--dock' | '--notices';

const documentStyle = () => document.documentElement.style;

/** The height at the foot of the window that a part covers now, in px. */
export const coveredBy = (part: Part): number =>
  Number.parseFloat(documentStyle().getPropertyValue(part)) || 0;

/**
 * Tells the document the height that an element covers at the foot of the window, so that the page can end above it; 0
 * where the element is part of the page's flow.
 */
export function useFoot(part: Part, element: RefObject<HTMLElement | null>): void {
  useHeight(element, (height) => {
    const position = element.current && getComputedStyle(element.current).position;
    const covers = position === 'fixed' || position === 'sticky' ? height : 0;
    if (covers !== coveredBy(part)) documentStyle().setProperty(part, `${covers}px`);
  });
  useLayoutEffect(() => () => void documentStyle().removeProperty(part), [part]);
}
