'use client';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { type Arranged, arrange } from '../../../lib/review/workspace/arrange';
import type { View } from '../../../lib/review/workspace/view';
import { useTenantNow } from '../../parts/use-tenant-now';
import { useWithPrevious } from '../../ui/use-with-previous';

/**
 * While decisions are saved one after another, the list is counted and ordered again only this often, in ms.
 */
const PACE = 300;

interface Facts {
  items: readonly DecisionItem[];
  known: Known;
}

/** Whether anything besides the status of decisions differs. */
const moreCame = (one: Facts, other: Facts): boolean =>
  one.items.length !== other.items.length ||
  one.known.people !== other.known.people ||
  one.known.previous !== other.known.previous ||
  one.known.access !== other.known.access;

/**
 * The facts, delayed by up to `PACE` while they change all the time; the last ones follow when the changes
 * stop.
 */
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

/** Puts all items in order; rows can keep their place from the order before. */
function arrangeAgain(
  { later: { facts, view }, minute, letGo }: Order,
  last: Arranged | undefined,
): Arranged {
  const before = last === letGo ? undefined : last;
  return arrange(facts.items, facts.known, view, minute.getTime(), { before });
}

export interface ArrangedNow {
  arranged: Arranged;
  /** The facts of this arrangement, up to `PACE` old, for components that count all items. */
  facts: Facts;
  /** Removes the rows that stay although they don't match any more. */
  tidy(): void;
}

/**
 * Applies search, filters, order and groups to all items. New items, people and saved decisions, and typing,
 * are deferred behind the reviewer's next act: a list of ten thousand is ordered between two presses.
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
