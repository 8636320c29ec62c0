'use client';
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface Place {
  key: string;
  /** Counted from 0, in the order of reading. */
  cell: number;
}

interface RovingOptions {
  keys: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  listRef: RefObject<HTMLElement | null>;
  /** Scrolls a row into view. */
  scrollToRef: RefObject<(index: number) => void>;
}

const keyAt = (target: Element): string | undefined => target.closest<HTMLElement>('[data-key]')?.dataset.key;

function placeOf(target: Element): Place | undefined {
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
  const key = keyAt(target);
  return key === undefined || cell === undefined ? undefined : { key, cell: Number(cell) };
}

/** The element of a cell that takes the focus: the cell, or the single control in it. */
function focusable(list: HTMLElement, { key, cell }: Place): HTMLElement | null {
  const row = list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const box = row?.querySelector<HTMLElement>(`[data-cell="${cell}"]`);
  if (!box) return row?.querySelector<HTMLElement>('input, a, button') ?? null;
  return box.tabIndex >= 0 || box.hasAttribute('tabindex') ? box : box.querySelector('input, a, button');
}

/** A press of the reader, in any part of the page. */
const PRESSES = ['keydown', 'pointerdown', 'click'] as const;

/**
 * Keeps the focus on one place in the list, which belongs to a person: rows may be sorted, filtered and
 * loaded around it. When that person's row is gone, the row now at its index gets the focus. A place that isn't shown yet
 * gets it once it is, unless the reader has pressed something since.
 */
export function useRoving({ keys, indexOf, listRef, scrollToRef }: RovingOptions) {
  const [chosen, setChosen] = useState<Place>({ key: '', cell: 0 });
  /** The place that gets the focus as soon as it is shown; null where none is waited for. */
  const wish = useRef<Place | null>(null);
  const inside = useRef(false);
  const known = indexOf.get(chosen.key);
  const [lastIndex, setLastIndex] = useState(0);
  const index = known ?? Math.min(lastIndex, keys.length - 1);
  if (index >= 0 && index !== lastIndex) setLastIndex(index);
  const place: Place = { key: keys[index] ?? '', cell: chosen.cell };

  const go = useCallback((to: Place) => {
    wish.current = to;
    setChosen({ ...to });
  }, []);
  useEffect(() => {
    const drop = () => {
      wish.current = null;
    };
    // Before the press is heard in the page, where it may be a new wish.
    for (const press of PRESSES) document.addEventListener(press, drop, { capture: true });
    return () => {
      for (const press of PRESSES) document.removeEventListener(press, drop, { capture: true });
    };
  }, []);

  useLayoutEffect(() => {
    const node = listRef.current;
    // The focused element left the page together with its row.
    const lost = inside.current && document.activeElement === document.body;
    const wished = wish.current !== null && indexOf.has(wish.current.key);
    if (!node || !(wished || lost)) return;
    if (wished) wish.current = null;
    if (!lost) scrollToRef.current(index);
    const target = focusable(node, place);
    target?.focus({ preventScroll: true });
    if (target) revealSideways(target);
  });

  const onFocus = useCallback((event: FocusEvent) => {
    inside.current = true;
    const at = placeOf(event.target);
    // While a place is waited for, the page gave the focus to another row, and not the reader.
    if (at && !wish.current) setChosen((old) => (old.key === at.key && old.cell === at.cell ? old : at));
  }, []);
  const onBlur = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      // A removed row also causes a blur, and the layout effect above has restored the focus before this
      // runs.
      queueMicrotask(() => {
        inside.current = listRef.current?.contains(document.activeElement) ?? false;
      });
    },
    [listRef],
  );
  return { place, index, go, onFocus, onBlur };
}

/** Scrolls the table sideways until neither the person's column nor the decision's covers the cell. */
function revealSideways(target: HTMLElement): void {
  const scroller = target.closest<HTMLElement>('[data-sideways]');
  if (!scroller || scroller.scrollWidth <= scroller.clientWidth) return;
  const room = scroller.getBoundingClientRect();
  const cell = target.getBoundingClientRect();
  const row = target.closest('[data-key]');
  const [person, decision] = ['[role=rowheader]', '[data-pinned]'].map((pinned) =>
    target.closest(pinned) ? undefined : row?.querySelector(pinned),
  );
  // The decision's column sticks to the edge, so it can cover only the cells before it.
  const before = decision && target.compareDocumentPosition(decision) & Node.DOCUMENT_POSITION_FOLLOWING;
  const rightToLeft = getComputedStyle(scroller).direction === 'rtl';
  const [near, far] = [
    person?.getBoundingClientRect(),
    before ? decision.getBoundingClientRect() : undefined,
  ];
  const left = (rightToLeft ? far : near)?.right ?? room.left;
  const right = (rightToLeft ? near : far)?.left ?? room.right;
  if (cell.left < left) scroller.scrollLeft += cell.left - left;
  else if (cell.right > right) scroller.scrollLeft += cell.right - right;
}
