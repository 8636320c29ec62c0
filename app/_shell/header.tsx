'use client';
import { IntentLink } from '../../components/ui/intent-link';
import { SkipLinksOfPage } from '../../components/ui/skip-links';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { routes } from '../../lib/routes';
import { AccountMenu } from '../_session/account-menu';
import { useSignInSession } from '../_session/session-context';

function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-7 fill-accent stroke-accent-ink">
      <rect width="24" height="24" rx="6" stroke="none" />
      <path
        d="M6.5 12.5 10.5 16.5 17.5 7.5"
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Header() {
  const t = useShellMessages('app');
  const { config } = useSignInSession();
  return (
    <header className="border-b border-line bg-card print:hidden">
      <SkipLinksOfPage />
      <div className="mx-auto flex min-h-13 max-w-page md:min-h-15 items-center gap-3 px-4 md:px-6">
        <IntentLink
          href={routes.inbox()}
          className="flex min-h-11 items-center gap-2.5 subheading tracking-tight"
        >
          <Mark />
          {t('name')}
        </IntentLink>
        {config?.sandbox && (
          <span
            title={t('sandboxHint')}
            className="rounded-full border border-dashed border-warn bg-warn-wash px-2.5 py-0.5 text-sm font-medium text-warn"
          >
            {t('sandbox')}
          </span>
        )}
        <div className="ms-auto min-w-0">
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
