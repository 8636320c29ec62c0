'use client';
import { useEffect, useRef } from 'react';

interface FirstOnPhone {
  /** All items are here. */
  ready: boolean;
  /** True on a phone while a person is not reviewed and the reviewer has begun nothing that the dialog would cover. */
  wanted(): boolean;
  show(): void;
}

/** Events that show that the reader already works in the list. */
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * A key in the browser's history entry of this page: the reader went on to the list, and gets the
 * list again when they come back.
 */
const LIST = 'attestList';

/** Notes that the reader closed one by one for the list. */
export function keepList(): void {
  window.history.replaceState({ ...window.history.state, [LIST]: true }, '');
}

/**
 * On a phone, one by one opens first, once per visit of the review. The list is shown after it is closed, and
 * after Back from a person's page.
 */
export function useFirstOnPhone({ ready, wanted, show }: FirstOnPhone): void {
  const decided = useRef(false);
  useEffect(() => {
    const busy = () => {
      decided.current = true;
    };
    for (const act of ACTS) window.addEventListener(act, busy, { passive: true });
    return () => {
      for (const act of ACTS) window.removeEventListener(act, busy);
    };
  }, []);
  useEffect(() => {
    if (!ready || decided.current) return;
    decided.current = true;
    if (window.history.state?.[LIST] !== true && wanted()) show();
  });
}
