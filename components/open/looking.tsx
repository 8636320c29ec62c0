'use client';
import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Panel } from '../ui/panel';

export function Looking() {
  const t = useTranslations('open');
  const titles = useTranslations('titles');
  return (
    <Panel page={titles('open')} heading={t('looking')}>
      <LoaderCircle aria-hidden="true" className="size-6 motion-safe:animate-spin" />
    </Panel>
  );
}
