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
  /** Opens the review in small; null where the rows tell as much. */
  picture: ReactNode;
}

/** Other ways to go through a review: one by one, by keyboard, and out of it. */
export function Toolbar({ onFocusMode, onFinish, onShortcuts, columnsMenu, picture }: ToolbarProps) {
  const t = useTranslations('table');
  const shortcuts = useTranslations('shortcuts');
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-2 md:gap-x-2">
      {onFocusMode && (
        <Button onClick={onFocusMode} className="px-3">
          <GalleryHorizontal aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
          {t('oneByOne')}
        </Button>
      )}
      {columnsMenu}
      {picture}
      {onShortcuts && (
        <Button
          look="quiet"
          aria-label={shortcuts('title')}
          title={shortcuts('title')}
          onClick={onShortcuts}
          className="px-2"
        >
          <Keyboard aria-hidden="true" className="size-4.5 shrink-0" />
        </Button>
      )}
      {onFinish && (
        <Button look="quiet" onClick={onFinish} className="px-2">
          <Flag aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
          {t('finish')}
        </Button>
      )}
    </div>
  );
}
