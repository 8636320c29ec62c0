'use client';
import { type ReactNode, type RefObject, useRef, useState } from 'react';

interface PopoverMenuProps {
  /** The id that the button's `popoverTarget` names. */
  id: string;
  label: string;
  button: RefObject<HTMLButtonElement | null>;
  /** In px. */
  width: number;
  children: ReactNode;
}

/**
 * A menu under its button. It is the browser's own popover, which Escape or a press elsewhere closes. A closed menu has no
 * content: all of it would render again with every state of the page.
 */
export function PopoverMenu({ id, label, button, width, children }: PopoverMenuProps) {
  const popover = useRef<HTMLFieldSetElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <fieldset
      ref={popover}
      id={id}
      popover="auto"
      aria-label={label}
      onBeforeToggle={({ newState }) => {
        setOpen(newState === 'open');
        if (newState === 'open' && button.current && popover.current)
          place(popover.current, button.current, width);
      }}
      style={{ width }}
      className="absolute inset-auto m-0 max-h-[80dvh] max-w-[calc(100vw-1rem)] overflow-y-auto card p-3 text-ink"
    >
      {open && children}
    </fieldset>
  );
}

/** From the button's start, and never over the page's end. */
function place(popover: HTMLElement, button: HTMLElement, width: number): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, dir } = document.documentElement;
  const start = dir === 'rtl' ? clientWidth - at.right : at.left;
  popover.style.top = `${at.bottom + window.scrollY + 6}px`;
  popover.style.insetInlineStart = `${Math.max(8, Math.min(start, clientWidth - width - 8))}px`;
}
