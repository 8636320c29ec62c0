'use client';
import { SkipTo } from '../../components/ui/skip-links';
import { useShellMessages } from '../../lib/messages/parts/shell';

export function SkipLink() {
  const t = useShellMessages('app');
  return <SkipTo onSkip={() => document.getElementById('main')?.focus()}>{t('skip')}</SkipTo>;
}
