'use client';
import { History, X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';

// The width is fixed, because each new text would move the buttons beside it.
const BOX = 'relative max-md:w-full md:w-[26rem] md:max-w-full';
// Hidden while it is empty. `:has(:empty)` on the outer element would do it too, but WebKit doesn't update it.
const CONTENT =
  'peer flex flex-wrap items-center gap-x-3 border-edge bg-card px-4 py-1 text-body shadow-lg empty:hidden max-md:border-t md:rounded-card md:border md:pe-12 *:min-w-0';

interface ToastProps {
  /** What it tells about: it opens again for another act than the one it was closed for. */
  about: string;
  /** The acts on a selection stand here too: where there is little room, the toast gives way. */
  selecting: boolean;
  children: ReactNode;
}

/**
 * What was saved, with its Undo. It can be closed; a small button opens it again. While it is closed its content stays,
 * so that the key for Undo works.
 */
export function Toast({ about, selecting, children }: ToastProps) {
  const t = useItemMessages('undo');
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const closed = closedFor === about;
  /** The button that hides it or, once it is hidden, the one that shows it: each takes the other's place and focus. */
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    button.current?.focus({ preventScroll: true });
  });
  const close = (next: string | null) => {
    pressed.current = true;
    setClosedFor(next);
  };
  return (
    <>
      <div className={classNames(BOX, closed && 'hidden', selecting && 'max-md:hidden low:hidden')}>
        <div className={CONTENT}>{children}</div>
        {!closed && (
          <Button
            ref={button}
            look="quiet"
            aria-label={t('hide')}
            title={t('hide')}
            onClick={() => close(about)}
            className="absolute end-0 top-0 min-w-11 px-0 peer-empty:hidden"
          >
            <X aria-hidden="true" className="size-4.5" />
          </Button>
        )}
      </div>
      {closed && !selecting && (
        <Button
          ref={button}
          aria-label={t('show')}
          title={t('show')}
          onClick={() => close(null)}
          className="me-4 mb-2 min-w-11 self-end px-0 shadow-lg md:mb-0"
        >
          <History aria-hidden="true" className="size-4.5" />
        </Button>
      )}
    </>
  );
}
