'use client';
import { useSyncExternalStore } from 'react';

/** Whether the element takes the characters that are typed. */
export function isField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'checkbox';
  return element?.closest('textarea, select, [contenteditable=true]') != null;
}

function subscribe(changed: () => void): () => void {
  document.addEventListener('focusin', changed);
  document.addEventListener('focusout', changed);
  return () => {
    document.removeEventListener('focusin', changed);
    document.removeEventListener('focusout', changed);
  };
}

/** Whether a field of the page has the focus, so that the reviewer may be typing. */
export function useInField(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isField(document.activeElement),
    () => false,
  );
}
