'use client';
import { Flag, GalleryHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { KeysButton } from '../../parts/keys-button';
import { Button } from '../../ui/button';

interface ToolbarProps {
  onFinish: (() => void) | null;
  /** Null where there is no keyboard. */
  onShortcuts: (() => void) | null;
  columnsMenu: ReactNode;
  /** The button that opens the review at a glance; null where the rows already show as much. */
  atAGlance: ReactNode;
}

/** The button that opens one by one. */
export function OneByOneButton({ onOpen }: { onOpen(): void }) {
  const t = useListMessages('table');
  return (
    <Button onClick={onOpen} className="shrink-0 px-3">
      <GalleryHorizontal aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
      {t('oneByOne')}
    </Button>
  );
}

/**
 * Other views of a review, its keys, and the button to finish. They are icons with accessible names, so that
 * the filters get the room of the line.
 */
export function Toolbar({ onFinish, onShortcuts, columnsMenu, atAGlance }: ToolbarProps) {
  const t = useListMessages('table');
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-2 md:shrink-0 md:flex-nowrap">
      {columnsMenu}
      {atAGlance}
      {onShortcuts && <KeysButton onOpen={onShortcuts} />}
      {onFinish && (
        <Button
          look="quiet"
          title={t('finish')}
          onClick={onFinish}
          className="px-2 pointer-coarse:min-w-11 max-md:px-1.5"
        >
          <Flag aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
          <span className="max-md:text-sm md:max-2xl:sr-only">{t('finish')}</span>
        </Button>
      )}
    </div>
  );
}
