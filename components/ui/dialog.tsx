'use client';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Dialog as Modal } from '@base-ui/react/dialog';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { FirstFocus } from './first-focus';
import { useOpenQuestion } from './open-questions';

export interface DialogProps {
  onClose(): void;
  title: ReactNode;
  /** What the reader must know to answer; screen readers read it with the title when the dialog opens. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, the confirming one first. */
  actions: ReactNode;
  /** A press beside the dialog must not close this question. */
  alert?: boolean;
  focus?: {
    /**
     * The element that gets the focus when the dialog opens; the dialog's first one if left out. The title answers to no
     * key: it is for a question that opens by itself, while the reader may be typing.
     */
    first?: RefObject<HTMLElement | null> | 'title';
    /** The element that gets the focus after the dialog has closed; the one that opened it if left out. */
    returnTo?(): HTMLElement | null;
  };
  onKeyDown?(event: KeyboardEvent): void;
}

const POPUP =
  'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-card border border-line bg-card p-5 text-ink outline-none low:p-3 ' +
  'sm:inset-x-auto sm:bottom-auto sm:start-1/2 sm:top-1/2 sm:w-[34rem] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:p-6 sm:rtl:translate-x-1/2';

/**
 * A modal dialog: a sheet at the foot of a phone, a card in the middle of a wide screen. Title and
 * buttons stay visible. Load it lazily.
 */
export function Dialog(props: DialogProps) {
  const { onClose, title, description, children, actions, alert, focus, onKeyDown } = props;
  useOpenQuestion(true);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = focus?.first === 'title' ? heading : focus?.first;
  // The widgets look for it after the dialog has taken the focus.
  const [opener] = useState(() => document.activeElement);
  const returnTo =
    focus?.returnTo ?? (() => (opener instanceof HTMLElement && opener.isConnected ? opener : null));
  const Parts = alert ? AlertDialog : Modal;
  return (
    // The page's policy refuses style elements; the widgets' only one hides a scroll bar.
    <CSPProvider disableStyleElements>
      <Parts.Root open onOpenChange={(next) => !next && onClose()}>
        <Parts.Portal>
          <Parts.Backdrop className="fixed inset-0 z-40 bg-[#0b0d12]/45" />
          <Parts.Popup
            className={POPUP}
            onKeyDown={onKeyDown}
            initialFocus={first}
            finalFocus={() => returnTo() ?? true}
          >
            <Parts.Title
              ref={heading}
              tabIndex={-1}
              className="shrink-0 text-xl font-semibold outline-none low:line-clamp-2 low:text-base"
            >
              {title}
            </Parts.Title>
            <div className="-mx-1.5 mt-3 min-h-0 space-y-4 overflow-y-auto overscroll-contain px-1.5 pb-1">
              {description && (
                <Parts.Description render={<div className="space-y-4" />}>{description}</Parts.Description>
              )}
              {children}
            </div>
            <div className="mt-4 flex shrink-0 flex-col gap-2 sm:flex-row low:mt-2 low:flex-row">
              {actions}
            </div>
            <FirstFocus first={first} reveal />
          </Parts.Popup>
        </Parts.Portal>
      </Parts.Root>
    </CSPProvider>
  );
}
