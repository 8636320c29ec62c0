import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Follows an element's height, in px, without drawing anything again; 0 where there is none. A new element is measured
 * at once. Later heights come one frame late, as the browser tells them: measuring after every render would make it
 * compute the page's layout in the middle of each act.
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
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell(node.offsetHeight));
    });
    observer.observe(node);
    tell(node.offsetHeight);
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
