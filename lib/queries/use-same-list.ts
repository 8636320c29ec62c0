'use client';
import { useState } from 'react';

/** The same list as long as it has the same parts, although whoever gives it makes a new one each time. */
export function useSameList<T>(list: readonly T[]): readonly T[] {
  const [kept, keep] = useState(list);
  const same = kept.length === list.length && kept.every((one, at) => one === list[at]);
  if (!same) keep(list);
  return same ? kept : list;
}
