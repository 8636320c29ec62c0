'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

const TAB_STOPS = 'button:not(:disabled), a[href], input:not(:disabled), textarea, select, [tabindex="0"]';

interface FirstFocusProps {
  /** The element that gets the focus; without one, the first of the popup that Tab would reach. */
  first?: RefObject<HTMLElement | null> | undefined;
}

/**
 * The last child of a dialog's popup: gives the focus in the same moment in which the popup is on the page. The widgets
 * give it one frame later, and a key that is pressed until then would go to the page behind. They leave a focus that is
 * inside the popup already.
 */
export function FirstFocus({ first }: FirstFocusProps) {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const found = mark.current?.parentElement?.querySelector<HTMLElement>(TAB_STOPS);
    (first?.current ?? found)?.focus({ preventScroll: true });
  }, [first]);
  return <span ref={mark} hidden />;
}
