'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as v from 'valibot';

/**
 * The reader's place in a list, in the browser's history entry of this page: a reload and Back restore it,
 * opening the review anew doesn't.
 */
const HistoryState = v.object({ attestPlace: v.object({ key: v.string(), at: v.number() }) });

/**
 * How long after the last scroll the place is written, in ms; browsers refuse to
 * change the entry at every step.
 */
const QUIET = 300;

/** How long a loaded list takes to stop moving, in ms. */
const SETTLES = 1_500;

/** Events by which the reader takes over: then the place isn't restored any more. */
const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface Place {
  key: string;
  at: number;
}

interface ScrollRestoredOptions {
  /** All rows are here, and the start of the list is known. */
  ready: boolean;
  /**
   * The row at the top of the visible part, and its distance from the top, in px;
   * undefined at the top of the page.
   */
  placeNow(): Place | undefined;
  /** The start of a row, in px from the top of the page. */
  startOf(key: string): number | undefined;
}

function readPlace(): Place | null {
  if (typeof window === 'undefined') return null;
  const kept = v.safeParse(HistoryState, window.history.state);
  return kept.success ? kept.output.attestPlace : null;
}

function writePlace(place: Place | undefined): void {
  const { attestPlace: _, ...state } = { ...window.history.state };
  window.history.replaceState(place ? { ...state, attestPlace: place } : state, '');
}

/** Restores the reader's place once all rows are here, unless the reader has moved meanwhile. */
export function useScrollRestored({ ready, placeNow, startOf }: ScrollRestoredOptions): void {
  const [place] = useState(readPlace);
  /** True until the place is restored or given up. */
  const toRestore = useRef(place !== null);
  const beginsAt = useEffectEvent(startOf);
  useEffect(() => {
    if (!ready || !place || !toRestore.current) return;
    const until = performance.now() + SETTLES;
    // Rows are measured, ordered and pushed down by elements that appear above them. The
    // reader's first act ends this loop.
    const hold = () => {
      if (!toRestore.current) return;
      const start = beginsAt(place.key);
      const top = start === undefined ? window.scrollY : Math.max(0, start - place.at);
      if (Math.abs(window.scrollY - top) > 1) window.scrollTo({ top });
      if (performance.now() < until) frame = requestAnimationFrame(hold);
      else toRestore.current = false;
    };
    let frame = requestAnimationFrame(hold);
    return () => cancelAnimationFrame(frame);
  }, [ready, place]);

  const writeNow = useEffectEvent(() => {
    if (!toRestore.current) writePlace(placeNow());
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => writeNow(), QUIET);
    };
    const giveUp = () => {
      toRestore.current = false;
    };
    window.addEventListener('scroll', moved, { passive: true });
    for (const act of ACTS) window.addEventListener(act, giveUp, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', moved);
      for (const act of ACTS) window.removeEventListener(act, giveUp);
    };
  }, []);
}
