'use client';
import { useTranslations } from 'use-intl';

/** The document's title; exactly one is on a page. A review's name may stand in it, so that tabs are told apart; names of people stay out: browsers keep titles. */
export function PageTitle({ page }: { page: string }) {
  const t = useTranslations('app');
  return <title>{t('title', { page })}</title>;
}
