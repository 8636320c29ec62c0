'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

const TAB_STOPS = 'button:not(:disabled), a[href], input:not(:disabled), textarea, select, [tabindex="0"]';

interface FirstFocusProps {
  /** The element that gets the focus; without one, the first of the popup that Tab would reach. */
  first?: RefObject<HTMLElement | null> | undefined;
  /** The popup scrolls inside: what gets the focus is scrolled into sight there. */
  reveal?: boolean;
}

/** Ignores Enter while it is held down: the press that opened a question must not answer it. */
function ignoreHeld(event: KeyboardEvent): void {
  const pressed = event.repeat && event.key === 'Enter';
  if (pressed && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
}

/**
 * The last child of a dialog's popup, or of a question in the page: gives the focus in the same moment in which it is on
 * the page. The widgets give it one frame later, and a key that is pressed until then would go to the page behind. They
 * leave a focus that is inside the popup already.
 */
export function FirstFocus({ first, reveal = false }: FirstFocusProps) {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const popup = mark.current?.parentElement;
    const found = popup?.querySelector<HTMLElement>(TAB_STOPS);
    const focused = first?.current ?? found;
    focused?.focus({ preventScroll: true });
    if (reveal) focused?.scrollIntoView({ block: 'nearest' });
    popup?.addEventListener('keydown', ignoreHeld);
    return () => popup?.removeEventListener('keydown', ignoreHeld);
  }, [first, reveal]);
  return <span ref={mark} hidden />;
}
