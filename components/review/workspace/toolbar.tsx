'use client';
import { Flag, GalleryHorizontal, Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button';

interface ToolbarProps {
  /** Null where there is nobody to go through. */
  onFocusMode: (() => void) | null;
  onFinish: (() => void) | null;
  /** Null where there is no keyboard to tell of. */
  onShortcuts: (() => void) | null;
  columnsMenu: ReactNode;
}

/** Other ways to go through a review: one by one, by keyboard, and out of it. */
export function Toolbar({ onFocusMode, onFinish, onShortcuts, columnsMenu }: ToolbarProps) {
  const t = useTranslations('table');
  const shortcuts = useTranslations('shortcuts');
  return (
    <div className="flex flex-wrap items-center gap-2">
      {onFocusMode && (
        <Button onClick={onFocusMode} className="px-3">
          <GalleryHorizontal aria-hidden="true" className="size-4.5 shrink-0" />
          {t('oneByOne')}
        </Button>
      )}
      {columnsMenu}
      {onShortcuts && (
        <Button look="quiet" onClick={onShortcuts} className="px-2">
          <Keyboard aria-hidden="true" className="size-4.5 shrink-0" />
          {shortcuts('title')}
        </Button>
      )}
      {onFinish && (
        <Button look="quiet" onClick={onFinish} className="px-2 md:ms-auto">
          <Flag aria-hidden="true" className="size-4.5 shrink-0" />
          {t('finish')}
        </Button>
      )}
    </div>
  );
}
