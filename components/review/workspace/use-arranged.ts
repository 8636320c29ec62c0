'use client';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionItem } from '../../../lib/review/model';
import { type Arranged, arrange } from '../../../lib/review/workspace/arrange';
import type { Known, View } from '../../../lib/review/workspace/view';
import { useTenantNow } from '../use-tenant-now';

/** While decisions land one after another, everybody is counted and put in order this often, in ms. */
const PACE = 300;

interface Facts {
  items: readonly DecisionItem[];
  known: Known;
}

/** Whether more differs than where choices stand. */
const moreCame = (one: Facts, other: Facts): boolean =>
  one.items.length !== other.items.length ||
  one.known.people !== other.known.people ||
  one.known.previous !== other.known.previous ||
  one.known.access !== other.known.access;

/** The facts as they were a moment ago while they change all the time, the last ones as soon as they rest. */
function usePaced(facts: Facts): Facts {
  const [shown, setShown] = useState(facts);
  const at = useRef(0);
  useEffect(() => {
    const show = () => {
      at.current = performance.now();
      setShown(facts);
    };
    const wait = moreCame(shown, facts) ? 0 : at.current + PACE - performance.now();
    if (wait <= 0) {
      show();
      return;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [shown, facts]);
  return shown;
}

export interface ArrangedNow {
  arranged: Arranged;
  /** What it was arranged from: a moment old, for whatever counts everybody. */
  facts: Facts;
  /** Lets go of the rows that stay although they don't match any more. */
  tidy(): void;
}

/**
 * Search, filters, order and groups over everybody. What comes in by itself (items, people, decisions landing) and what
 * is typed waits behind what the reviewer does next: a list of ten thousand is put in order between two presses.
 */
export function useArranged(items: readonly DecisionItem[], known: Known, view: View): ArrangedNow {
  const minute = useTenantNow();
  const facts = usePaced(useMemo(() => ({ items, known }), [items, known]));
  const now = useMemo(() => ({ facts, view }), [facts, view]);
  const later = useDeferredValue(now);
  const before = useRef<Arranged>(undefined);
  const [round, setRound] = useState(0);
  const held = useRef(0);
  const arranged = useMemo(
    () =>
      arrange(later.facts.items, later.facts.known, later.view, minute.getTime(), {
        before: held.current === round ? before.current : undefined,
      }),
    [later, minute, round],
  );
  useEffect(() => {
    before.current = arranged;
    held.current = round;
  }, [arranged, round]);
  const tidy = useCallback(() => setRound((old) => old + 1), []);
  return { arranged, facts: later.facts, tidy };
}
