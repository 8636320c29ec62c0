'use client';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionItem } from '../../../lib/review/model';
import { type Arranged, arrange } from '../../../lib/review/workspace/arrange';
import type { Known, View } from '../../../lib/review/workspace/view';
import { useTenantNow } from '../../parts/use-tenant-now';
import { useWithPrevious } from '../../ui/use-with-previous';

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
  if (shown !== facts && moreCame(shown, facts)) setShown(facts);
  const at = useRef(0);
  useEffect(() => {
    if (shown === facts) {
      at.current = performance.now();
      return;
    }
    const timer = setTimeout(() => setShown(facts), Math.max(0, at.current + PACE - performance.now()));
    return () => clearTimeout(timer);
  }, [shown, facts]);
  return shown;
}

interface Order {
  later: { facts: Facts; view: View };
  minute: Date;
  /** The arrangement that was tidied: rows that no longer match and had stayed in place are removed from it. */
  letGo: Arranged | null;
}

/** Puts everybody in order, with what keeps its place since the order before. */
function arrangeAgain(
  { later: { facts, view }, minute, letGo }: Order,
  last: Arranged | undefined,
): Arranged {
  const before = last === letGo ? undefined : last;
  return arrange(facts.items, facts.known, view, minute.getTime(), { before });
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
  const [letGo, setLetGo] = useState<Arranged | null>(null);
  const order = useMemo(() => ({ later, minute, letGo }), [later, minute, letGo]);
  const arranged = useWithPrevious(order, arrangeAgain);
  return { arranged, facts: later.facts, tidy: () => setLetGo(arranged) };
}
