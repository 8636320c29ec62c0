'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Systems take two presses within half a second for one double click, in ms. */
const DOUBLE_CLICK = 500;

export interface SecondQuestion {
  /** The second question is on screen. */
  again: boolean;
  /** It may be answered: the second press of a double click meant the button that stood there before. */
  ready: boolean;
  /** Where the second question stands; it takes the focus. */
  second: RefObject<HTMLDivElement | null>;
  ask(): void;
  back(): void;
}

/** A second question, which follows the first in its place. */
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
