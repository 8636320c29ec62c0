'use client';
import { useState } from 'react';

/** Gives the same list while its parts are the same, even when the caller makes a new list each time. */
export function useStableList<T>(list: readonly T[]): readonly T[] {
  const [last, setLast] = useState(list);
  const same = last.length === list.length && last.every((one, at) => one === list[at]);
  if (!same) setLast(list);
  return same ? last : list;
}
