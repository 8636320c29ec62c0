'use client';
import { useTranslations } from 'use-intl';

export function SkipLink() {
  const t = useTranslations('app');
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-control bg-accent px-4 py-3 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:px-4 focus:py-3"
    >
      {t('skip')}
    </a>
  );
}
