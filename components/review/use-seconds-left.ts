'use client';
import { useEffect, useState } from 'react';
import { pageNow } from '../../lib/queries/clock';

const leftUntil = (until: number | null) =>
  until === null ? 0 : Math.max(0, Math.ceil((until - pageNow()) / 1000));

/** Whole seconds until a time (ms since 1970), counted down; 0 for null and for the past. */
export function useSecondsLeft(until: number | null): number {
  const [left, setLeft] = useState(() => leftUntil(until));
  useEffect(() => {
    setLeft(leftUntil(until));
    if (until === null) return;
    const timer = setInterval(() => setLeft(leftUntil(until)), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
