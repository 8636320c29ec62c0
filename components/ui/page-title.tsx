'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';

/**
 * Sets the document's title; a page has exactly one. A review's name may be in it, to distinguish tabs;
 * people's names are not, because browsers keep titles.
 */
export function PageTitle({ page }: { page: string }) {
  const t = useShellMessages('app');
  return <title>{t('title', { page })}</title>;
}
