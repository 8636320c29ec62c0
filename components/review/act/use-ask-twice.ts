'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Operating systems count two presses within half a second as a double click; in ms. */
const DOUBLE_CLICK = 500;

export interface SecondQuestion {
  /** The second question is on screen. */
  again: boolean;
  /**
   * The second question accepts an answer. Before that, a press is the second one of a double click
   * on the first question's button.
   */
  ready: boolean;
  /** The element of the second question; it takes the focus. */
  second: RefObject<HTMLDivElement | null>;
  ask(): void;
  back(): void;
}

/** Asks a second question in the place of the first. */
export function useAskTwice(): SecondQuestion {
  const [again, setAgain] = useState(false);
  const [ready, setReady] = useState(false);
  const second = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!again) return;
    second.current?.focus();
    const timer = setTimeout(() => setReady(true), DOUBLE_CLICK);
    return () => clearTimeout(timer);
  }, [again]);
  return {
    again,
    ready,
    second,
    ask: () => {
      setReady(false);
      setAgain(true);
    },
    back: () => setAgain(false),
  };
}
