'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Dialog as Modal } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import { Button } from '../../ui/button';
import { FirstFocus } from '../../ui/first-focus';
import { useOpenQuestion } from '../../ui/open-questions';
import { OneByOneRefused } from './one-by-one-refused';

const POPUP =
  'fixed inset-0 z-50 flex flex-col bg-paper text-ink outline-none low:inset-y-0 low:rounded-none ' +
  'sm:inset-x-auto sm:inset-y-6 sm:start-1/2 sm:w-[40rem] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:rounded-card sm:border sm:border-line sm:bg-card sm:rtl:translate-x-1/2';

/** Whether a key pressed in the element types text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement;

interface OneByOneFrameProps {
  head: {
    title: ReactNode;
    /** The position among all items. */
    place: ReactNode;
  };
  heading: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
  footer: ReactNode;
  onKeyDown(event: KeyboardEvent): void;
  /** What Escape does first; null where Escape closes the whole view. */
  onEscape: (() => void) | null;
  onClose(): void;
  /** The element that gets the focus after the view has closed; null where what comes next takes it. */
  returnFocusTo(): HTMLElement | null;
}

/**
 * The frame of one by one: a whole screen on a phone, a tall card on a wide screen. The middle scrolls and
 * the buttons stay visible.
 */
export function OneByOneFrame(props: OneByOneFrameProps) {
  const { head, heading, children, footer, onKeyDown, onEscape, onClose, returnFocusTo } = props;
  const { title, place } = head;
  useOpenQuestion(true);
  const t = useOneByOneMessages('focus');
  return (
    // The page's policy refuses style elements; the widgets' only one hides a scroll bar.
    <CSPProvider disableStyleElements>
      <Modal.Root
        open
        onOpenChange={(next, details) => {
          // Escape closes the question first, and only the next Escape closes the view.
          if (details.reason === 'escape-key' && onEscape) {
            details.cancel();
            onEscape();
            heading.current?.focus();
          } else if (!next) onClose();
        }}
      >
        <Modal.Portal>
          <Modal.Backdrop className="fixed inset-0 z-40 bg-[#0b0d12]/45" />
          <Modal.Popup
            finalFocus={() => returnFocusTo() ?? false}
            initialFocus={heading}
            onKeyDown={(event) => {
              // React also reports the keys of a dialog that was opened from here, such as an explanation.
              if (event.currentTarget.contains(event.target as Node)) onKeyDown(event);
            }}
            className={POPUP}
          >
            <div className="flex shrink-0 items-start gap-3 border-b border-line px-4 py-3 sm:px-6 low:items-center low:px-2 low:py-0">
              <div className="min-w-0 flex-1 low:flex low:flex-row-reverse low:items-baseline low:justify-end low:gap-2">
                <p className="shrink-0 text-sm text-quiet">
                  {place} <OneByOneRefused />
                </p>
                <Modal.Title
                  ref={heading}
                  tabIndex={-1}
                  className="text-xl font-semibold outline-none low:line-clamp-2 low:text-base"
                >
                  {title}
                </Modal.Title>
              </div>
              <Button
                look="quiet"
                aria-label={t('close')}
                onClick={onClose}
                className="-me-2 px-2.5 text-ink"
              >
                <X aria-hidden="true" className="size-5" />
              </Button>
            </div>
            {/* In a low window the facts and a question scroll together, and the question's buttons lie below both. */}
            <div className="contents low:flex low:min-h-0 low:flex-1 low:flex-col low:overflow-y-auto low:overscroll-contain low:has-[[data-question]]:mb-14">
              {/* Can be scrolled by keyboard even where nothing inside takes the focus. */}
              <section
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
                tabIndex={0}
                aria-label={t('facts')}
                className="min-h-0 flex-1 space-y-4 overflow-y-auto overscroll-contain px-4 py-4 sm:px-6 low:flex-[1_0_auto] low:overflow-visible low:px-2 low:py-2"
              >
                {children}
              </section>
              {footer && (
                <div className="max-h-full shrink-0 overflow-y-auto border-t border-line bg-paper px-4 py-3 sm:rounded-b-card sm:bg-card sm:px-6 low:sticky low:bottom-0 low:max-h-none low:overflow-visible low:px-2 low:py-1 low:has-[[data-question]]:static">
                  {footer}
                </div>
              )}
            </div>
            <FirstFocus first={heading} />
          </Modal.Popup>
        </Modal.Portal>
      </Modal.Root>
    </CSPProvider>
  );
}
