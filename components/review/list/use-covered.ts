'use client';
import { useCallback, useRef } from 'react';
import { coveredBy, useAboveFoot, useFoot } from '../../ui/foot';
import { useHeight } from '../../ui/use-height';

/** The height covered at the window's top by the column heads, and at its foot by the bar and the notices. */
export function useCovered(wide: boolean) {
  const section = useRef<HTMLElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const headHeight = useRef(0);
  useFoot('dock', dock);
  useAboveFoot('dock', section);
  useHeight(head, (height) => {
    headHeight.current = height;
  });
  const covered = useCallback(() => {
    const strip = head.current?.querySelector<HTMLElement>('[data-strip]')?.offsetHeight ?? 0;
    const below = coveredBy('dock') + coveredBy('notices') + 8;
    return wide ? { above: headHeight.current + strip, below } : { above: 8, below };
  }, [wide]);
  return { sectionRef: section, dockRef: dock, headRef: head, covered };
}
