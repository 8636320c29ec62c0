'use client';
import { useEffect, useRef } from 'react';

interface FirstOnPhone {
  /** Everybody is here. */
  ready: boolean;
  /** True on a phone while a person is not reviewed and the reviewer has begun nothing that the dialog would cover. */
  wanted(): boolean;
  show(): void;
}

/** What a reader does who is at work in the list already. */
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** In the browser's own entry for this page: the reader went on to the list, and finds it there when they come back. */
const LIST = 'attestList';

/** Keeps that the reader closed the walk for the list. */
export function keepList(): void {
  window.history.replaceState({ ...window.history.state, [LIST]: true }, '');
}

/**
 * On a phone one person after another comes first, once a visit of the review; the list is there when that is closed,
 * and also after Back from a person's page.
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
