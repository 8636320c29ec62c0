'use client';
import { type ReactNode, useState } from 'react';
import { useItemMessages } from '../../lib/messages/parts/item';
import { safeText } from '../../lib/review/text';
import { useTabStop } from '../ui/tab-stop';
import { TenantText } from './tenant-text';

/** A longer text, in characters, is cut in a row. */
const SHORT = 140;

/** A tenant's text. Only the beginning of a long one is shown; pressing shows all of it. */
export function ClampedText({ text }: { text: string }) {
  const t = useItemMessages('facts');
  const tabStop = useTabStop();
  const [whole, setWhole] = useState(false);
  if (text.length <= SHORT) return <TenantText text={text} />;
  return (
    <>
      <TenantText text={text} limit={whole ? undefined : SHORT} />{' '}
      <button
        type="button"
        tabIndex={tabStop}
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="inline-flex min-h-6 items-center link max-md:min-h-11"
      >
        {t(whole ? 'less' : 'more')}
      </button>
    </>
  );
}

/** Cut at the line's end; pressing shows all of it. */
export function CutLine({ title, children }: { title?: string; children: ReactNode }) {
  const tabStop = useTabStop();
  const [whole, setWhole] = useState(false);
  return (
    <button
      type="button"
      tabIndex={tabStop}
      aria-expanded={whole}
      title={title}
      onClick={() => setWhole(!whole)}
      className={`block max-w-full text-start ${whole ? '' : 'truncate'}`}
    >
      {children}
    </button>
  );
}

/** A tenant's text in one line, cut at the line's end; pressing shows all of it. */
export const OneLine = ({ text }: { text: string }) => (
  <CutLine title={safeText(text, 400)}>
    <TenantText text={text} />
  </CutLine>
);
