'use client';
import { useTranslations } from 'use-intl';

/** The document's title; exactly one is on a page. Names of people and groups stay out of it: browsers keep titles. */
export function PageTitle({ page }: { page: string }) {
  const t = useTranslations('app');
  return <title>{t('title', { page })}</title>;
}
