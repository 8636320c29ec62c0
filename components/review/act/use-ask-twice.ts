'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Operating systems count two presses within half a second as a double click; in ms. */
export const DOUBLE_CLICK = 500;

/**
 * Whether a question that was put on screen accepts an answer. Before that, a press was meant for what stood there
 * before: the second one of a double click, or a key of a reviewer who was typing.
 */
export function useReady(shown: boolean): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setReady(true), DOUBLE_CLICK);
    return () => {
      clearTimeout(timer);
      setReady(false);
    };
  }, [shown]);
  return ready;
}

export interface SecondQuestion {
  /** The second question is on screen. */
  again: boolean;
  /** The second question accepts an answer. */
  ready: boolean;
  /** The element of the second question; it takes the focus. */
  second: RefObject<HTMLDivElement | null>;
  ask(): void;
  back(): void;
}

/** Asks a second question in the place of the first. */
export function useAskTwice(): SecondQuestion {
  const [again, setAgain] = useState(false);
  const ready = useReady(again);
  const second = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (again) second.current?.focus();
  }, [again]);
  return { again, ready, second, ask: () => setAgain(true), back: () => setAgain(false) };
}
