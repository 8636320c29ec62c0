'use client';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

interface Slot {
  element: HTMLElement | null;
  setElement(element: HTMLElement | null): void;
}

const SlotContext = createContext<Slot>({ element: null, setElement: () => {} });

/** Visible only while it has the focus. */
const SKIP_LINK =
  'sr-only z-50 rounded-control bg-accent px-4 py-3 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:px-4 focus:py-3';

/** Lets a page put its skip links at the start of the tab order. */
export function SkipLinksProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const slot = useMemo(() => ({ element, setElement }), [element]);
  return <SlotContext value={slot}>{children}</SlotContext>;
}

/** The place at the top of every page for the current page's skip links. */
export function SkipLinksOfPage() {
  const { setElement } = useContext(SlotContext);
  return <div ref={setElement} className="contents" />;
}

interface SkipProps {
  onSkip(): void;
  children: ReactNode;
}

/**
 * A link past a part of the page. It is a button: the jump of a real link makes an entry in the history without the
 * router's state, and Back to that one changes the address and not the page.
 */
export function SkipTo({ onSkip, children }: SkipProps) {
  return (
    <button type="button" onClick={onSkip} className={SKIP_LINK}>
      {children}
    </button>
  );
}

/** A page's own link past its head; it is rendered at the top, wherever in the page it is written. */
export function SkipLinkOfPage(props: SkipProps) {
  const { element } = useContext(SlotContext);
  if (!element) return null;
  return createPortal(<SkipTo {...props} />, element);
}
