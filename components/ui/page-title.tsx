'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';

/**
 * Sets the document's title; a page has exactly one. It names what the page shows, to tell tabs apart: the review,
 * and the person where a page is about one person alone. Browsers keep titles in their history, so no title of a list
 * names the people in it.
 */
export function PageTitle({ page }: { page: string }) {
  const t = useShellMessages('app');
  return <title>{t('title', { page })}</title>;
}
