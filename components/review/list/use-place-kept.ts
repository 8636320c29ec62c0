'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as v from 'valibot';

/**
 * Where a reader was in a list, in the browser's own entry for this page: it comes back with a reload and with Back, and
 * not when the review is opened anew.
 */
const Kept = v.object({ attestPlace: v.object({ key: v.string(), at: v.number() }) });

/** After the last movement, in ms; browsers refuse an entry that changes with every step. */
const QUIET = 300;

/** So long a list takes to come to rest after it is here, in ms. */
const SETTLES = 1_500;

/** What a reader does who doesn't wait to be brought back. */
const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface Place {
  key: string;
  at: number;
}

interface PlaceKeptOptions {
  /** All rows are here, and it is known where the list begins. */
  ready: boolean;
  /** The row at the top of what is in sight, and how far from it, in px; undefined at the top of the page. */
  placeNow(): Place | undefined;
  /** Where a row begins, in px from the top of the page. */
  startOf(key: string): number | undefined;
}

function keptPlace(): Place | null {
  if (typeof window === 'undefined') return null;
  const kept = v.safeParse(Kept, window.history.state);
  return kept.success ? kept.output.attestPlace : null;
}

function keep(place: Place | undefined): void {
  const { attestPlace: _, ...state } = { ...window.history.state };
  window.history.replaceState(place ? { ...state, attestPlace: place } : state, '');
}

/** Comes back to where the reader was, once everybody is here and unless they moved meanwhile. */
export function usePlaceKept({ ready, placeNow, startOf }: PlaceKeptOptions): void {
  const [place] = useState(keptPlace);
  /** Still to be brought back. */
  const away = useRef(place !== null);
  const beginsAt = useEffectEvent(startOf);
  useEffect(() => {
    if (!ready || !place || !away.current) return;
    const until = performance.now() + SETTLES;
    // Rows are measured, put in order and pushed down by what appears above them; whatever the reader does first ends it.
    const hold = () => {
      if (!away.current) return;
      const start = beginsAt(place.key);
      const top = start === undefined ? window.scrollY : Math.max(0, start - place.at);
      if (Math.abs(window.scrollY - top) > 1) window.scrollTo({ top });
      if (performance.now() < until) frame = requestAnimationFrame(hold);
      else away.current = false;
    };
    let frame = requestAnimationFrame(hold);
    return () => cancelAnimationFrame(frame);
  }, [ready, place]);

  const keepNow = useEffectEvent(() => {
    if (!away.current) keep(placeNow());
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => keepNow(), QUIET);
    };
    const given = () => {
      away.current = false;
    };
    window.addEventListener('scroll', moved, { passive: true });
    for (const act of ACTS) window.addEventListener(act, given, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', moved);
      for (const act of ACTS) window.removeEventListener(act, given);
    };
  }, []);
}
