'use client';
import { ArrowLeft } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { routes } from '../../lib/routes';
import { IntentLink } from '../ui/intent-link';

/** Links back to the list in which a review is found: the inbox, or with `past` the past reviews. */
export function BackToInbox({ past = false }: { past?: boolean }) {
  const titles = useShellMessages('titles');
  const app = useShellMessages('app');
  return (
    <IntentLink
      href={past ? routes.past() : routes.inbox()}
      className="-ms-1 relative inline-flex min-h-8 shrink-0 items-center gap-1.5 px-1 after:absolute after:-inset-y-1.5 after:inset-x-0 text-body link"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      {past ? titles('past') : app('back')}
    </IntentLink>
  );
}
