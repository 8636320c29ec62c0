'use client';
import { useTranslations } from 'use-intl';
import { accessDescriptions } from '../../lib/review/access';
import type { Resource } from '../../lib/review/model';
import { ClampedText, OneLine } from './workspace/clamped-text';

interface AccessAboutProps {
  resource: Resource;
  /** In one line, cut where the room ends. */
  short?: boolean;
}

/** What an access is, in the tenant's words: its beginning, and all of it when pressed. Nothing where Graph tells no such thing. */
export function AccessAbout({ resource, short = false }: AccessAboutProps) {
  const t = useTranslations('access');
  const told = accessDescriptions(resource);
  if (told === null) return null;
  if (told.length === 0) return t('noDescription');
  const text = told.join(' · ');
  return short ? <OneLine text={text} /> : <ClampedText text={text} />;
}
