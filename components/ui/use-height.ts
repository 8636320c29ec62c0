import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Follows the height of an element's border box, in px, without drawing anything again; 0 where there is no element. Each
 * height comes one frame late, as the browser tells it: measuring after a render would make the browser compute the
 * page's layout in the middle of each act.
 */
export function useHeight(element: RefObject<HTMLElement | null>, onHeight: (height: number) => void) {
  const followed = useRef<{ node: HTMLElement | null; stop(): void } | null>(null);
  const tell = useEffectEvent(onHeight);
  useLayoutEffect(() => {
    const node = element.current;
    if (followed.current?.node === node) return;
    followed.current?.stop();
    if (!node) {
      followed.current = { node, stop: () => {} };
      tell(0);
      return;
    }
    let frame = 0;
    // What `onHeight` changes may resize other observed elements, which is not allowed while sizes are being told.
    const observer = new ResizeObserver(([entry]) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell(Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0)));
    });
    observer.observe(node, { box: 'border-box' });
    followed.current = {
      node,
      stop: () => {
        cancelAnimationFrame(frame);
        observer.disconnect();
      },
    };
  });
  useLayoutEffect(
    () => () => {
      followed.current?.stop();
      followed.current = null;
    },
    [],
  );
}
