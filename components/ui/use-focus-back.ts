import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * When the control with the focus leaves a part of the page, a browser gives the focus to nothing, and the next Tab
 * begins at the top. Moves it to `target` instead; for a reviewer with a mouse the page isn't scrolled there.
 */
export function useFocusBack(part: RefObject<HTMLElement | null>, target: () => HTMLElement | null): void {
  const back = useEffectEvent((byKey: boolean) => target()?.focus({ preventScroll: !byKey }));
  useEffect(() => {
    const node = part.current;
    if (!node) return;
    let last: { control: Node; byKey: boolean } | null = null;
    const onFocus = ({ target: control }: FocusEvent) => {
      if (control instanceof Element) last = { control, byKey: control.matches(':focus-visible') };
    };
    // A reviewer who leaves a control that stays wants the focus elsewhere.
    const onBlur = () =>
      queueMicrotask(() => {
        if (last?.control.isConnected && !node.contains(document.activeElement)) last = null;
      });
    const observer = new MutationObserver(() => {
      if (!last || last.control.isConnected || document.activeElement !== document.body) return;
      const { byKey } = last;
      last = null;
      back(byKey);
    });
    node.addEventListener('focusin', onFocus);
    node.addEventListener('focusout', onBlur);
    observer.observe(node, { childList: true, subtree: true });
    return () => {
      node.removeEventListener('focusin', onFocus);
      node.removeEventListener('focusout', onBlur);
      observer.disconnect();
    };
  }, [part]);
}
