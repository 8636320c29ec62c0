'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PeopleList } from './people-list';
import { useRoving } from './use-roving';
import { useScrollRestored } from './use-scroll-restored';
import { useWindowRows } from './use-window-rows';

/**
 * The behaviour that table and cards share: the visible rows, the focused place, and the scroll position.
 * @param cells how many cells of a row the arrow keys reach
 * @param estimate a row's height before it was measured, in px
 */
export function useList(props: PeopleList, cells: number, estimate: (index: number) => number) {
  const { shown, arranged, covered, complete, handleRef, wantPhotos } = props;
  const { keys, indexOf } = shown;
  const boxRef = useRef<HTMLDivElement>(null);
  const scrollToRef = useRef<(index: number) => void>(() => {});
  const roving = useRoving({ keys, indexOf, listRef: boxRef, scrollToRef });
  const { place, index, go } = roving;
  const { rows, listRef, startOf, placed } = useWindowRows({
    boxRef,
    keys,
    indexOf,
    estimate,
    covered,
    pinned: index,
    view: arranged.hold,
  });
  const virtual = rows.getVirtualItems();
  const page = Math.max(1, (rows.range?.endIndex ?? 0) - (rows.range?.startIndex ?? 0) - 1);
  useLayoutEffect(() => {
    scrollToRef.current = (to) => rows.scrollToIndex(to, { align: 'auto' });
    handleRef.current = { place, index, page, cells, go };
  });
  const top = () => {
    const line = window.scrollY + covered().above;
    const first = rows.getVirtualItems().find(({ end }) => end > line);
    if (!first || line <= rows.options.scrollMargin) return undefined;
    return { key: String(first.key), at: first.start - window.scrollY };
  };
  useScrollRestored({ ready: complete && placed, startOf, placeNow: top });

  const wanted = virtual
    .flatMap(({ index: at }) => {
      const row = shown.rows[at];
      return row?.kind === 'item' ? row.item.principal.id : [];
    })
    .join(' ');
  useEffect(() => wantPhotos(wanted.split(' ').filter(Boolean)), [wanted, wantPhotos]);
  return { rows, virtual, listRef, roving };
}
