'use client';
import { useState } from 'react';

/** Gives the same list while its parts are the same, even when the caller makes a new list each time. */
export function useSameList<T>(list: readonly T[]): readonly T[] {
  const [kept, keep] = useState(list);
  const same = kept.length === list.length && kept.every((one, at) => one === list[at]);
  if (!same) keep(list);
  return same ? kept : list;
}
