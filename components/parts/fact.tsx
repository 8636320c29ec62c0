'use client';
import type { ReactNode } from 'react';
import type { HelpTerm } from '../../lib/review/help-terms';
import { HelpMark } from './help-mark';

interface FactProps {
  term: string;
  help?: HelpTerm;
  /** Where facts stand in two columns, it takes both. */
  wide?: boolean;
  /** The value stands out from the term. */
  strong?: boolean;
  children: ReactNode;
}

/** One fact of a description list: a term and its value. */
export function Fact({ term, help, wide = false, strong = false, children }: FactProps) {
  return (
    <div className={wide ? 'col-span-full' : undefined}>
      <dt className="text-sm text-quiet">
        {term}
        {help && <HelpMark term={help} />}
      </dt>
      <dd className={strong ? 'font-medium' : undefined}>{children}</dd>
    </div>
  );
}
