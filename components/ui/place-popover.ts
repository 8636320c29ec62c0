/**
 * Places an open popover under its button, in px: from the button's start, and never over the page's end.
 * @param width the width that its class gives the popover, in px
 */
export function placePopover(button: HTMLElement, popover: HTMLElement, width: number): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, dir } = document.documentElement;
  const start = dir === 'rtl' ? clientWidth - at.right : at.left;
  popover.style.top = `${at.bottom + window.scrollY + 6}px`;
  popover.style.insetInlineStart = `${Math.max(8, Math.min(start, clientWidth - width - 8))}px`;
}
