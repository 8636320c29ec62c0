'use client';
import { Keyboard } from 'lucide-react';
import { useKeysMessages } from '../../lib/messages/parts/keys';
import { Button } from '../ui/button';

/** The button that opens the list of keys. */
export function KeysButton({ onOpen }: { onOpen(): void }) {
  const t = useKeysMessages('shortcuts');
  return (
    <Button
      look="quiet"
      aria-label={t('title')}
      title={t('title')}
      onClick={onOpen}
      className="px-2 pointer-coarse:min-w-11 max-md:px-1.5"
    >
      <Keyboard aria-hidden="true" className="size-4.5 shrink-0" />
    </Button>
  );
}
