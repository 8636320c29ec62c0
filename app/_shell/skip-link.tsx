'use client';
import { useTranslations } from 'use-intl';
import { SkipTo } from '../../components/ui/skip-links';

export function SkipLink() {
  const t = useTranslations('app');
  return <SkipTo onSkip={() => document.getElementById('main')?.focus()}>{t('skip')}</SkipTo>;
}
