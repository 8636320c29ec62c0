import { type RefObject, useLayoutEffect } from 'react';
import { useHeight } from './use-height';

/** What covers the foot of the window: a page's own bar, and the notices above it. Each is a property of the document. */
type Part = '--dock' | '--notices';

const documentStyle = () => document.documentElement.style;

/** How much of the foot a part covers now, in px. */
export const coveredBy = (part: Part): number =>
  Number.parseFloat(documentStyle().getPropertyValue(part)) || 0;

/** Tells the document how much an element covers, so that nothing has to stay under it; nothing where it stands in the page itself. */
export function useFoot(part: Part, element: RefObject<HTMLElement | null>): void {
  useHeight(element, (height) => {
    const position = element.current && getComputedStyle(element.current).position;
    const covers = position === 'fixed' || position === 'sticky' ? height : 0;
    if (covers !== coveredBy(part)) documentStyle().setProperty(part, `${covers}px`);
  });
  useLayoutEffect(() => () => void documentStyle().removeProperty(part), [part]);
}
