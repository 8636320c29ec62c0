'use client';
import { LoaderCircle } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { Panel } from '../ui/panel';

export function Looking() {
  const t = useShellMessages('open');
  const titles = useShellMessages('titles');
  return (
    <Panel page={titles('open')} heading={t('looking')}>
      <LoaderCircle aria-hidden="true" className="size-6 motion-safe:animate-spin" />
    </Panel>
  );
}
