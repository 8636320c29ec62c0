'use client';
import { useTranslations } from 'use-intl';
import { SKIP_LINK } from '../../components/ui/skip-links';

export function SkipLink() {
  const t = useTranslations('app');
  return (
    <a href="#main" className={SKIP_LINK}>
      {t('skip')}
    </a>
  );
}
