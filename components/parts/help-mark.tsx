'use client';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { HelpTerm } from '../../lib/review/help-terms';
import { lazyView, whenLoaded } from '../ui/lazy-view';

const view = lazyView(async () => (await import('./help-dialog')).HelpDialog, {
  optional: true,
  takesKeys: true,
});
const HelpDialog = whenLoaded(view);

/** A button beside a term that a reviewer may not know; it opens the explanation. */
export function HelpMark({ term }: { term: HelpTerm }) {
  const t = useShellMessages('terms');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={t('open', { term: t(term) })}
        aria-haspopup="dialog"
        onPointerEnter={view.preload}
        onFocus={view.preload}
        onClick={() => setOpen(true)}
        className="relative ms-1 inline-grid size-4 place-items-center align-[-0.125em] text-quiet after:absolute after:-inset-1 hover:text-ink pointer-coarse:after:-inset-3.5 print:hidden"
      >
        <CircleHelp aria-hidden="true" className="size-4" />
      </button>
      {open && <HelpDialog term={term} onClose={() => setOpen(false)} />}
    </>
  );
}
