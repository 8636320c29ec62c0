'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ACT_ICONS } from '../parts/decision-word';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { useFoot } from '../ui/foot';

const ORDER = ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const;
export type GridAct = (typeof ORDER)[number];

interface GridBarProps {
  count: number;
  /** The number of reviews to which the selected cells belong. */
  reviews: number;
  onAct(act: GridAct): void;
  onClear(): void;
}

/** The acts on the selected cells: above the grid on a wide screen, at the foot of the window on a phone. */
export function GridBar({ count, reviews, onAct, onClear }: GridBarProps) {
  const t = useTranslations('grid');
  const decisions = useTranslations('decisions');
  const bar = useRef<HTMLFieldSetElement>(null);
  useFoot('dock', bar);
  const none = count === 0;
  const announce = useAnnounce();
  const said = t('selectedAloud', { count, reviews });
  useEffect(() => {
    if (!none) announce(said);
  }, [none, announce, said]);
  return (
    <fieldset
      ref={bar}
      aria-label={t('bar')}
      className={`z-30 min-w-0 border-line bg-card px-4 py-3 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t md:mb-3 md:rounded-card md:border ${none ? 'max-md:py-2' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <p
          className={`text-body max-md:flex-1 md:order-last md:ms-auto ${none ? 'text-quiet' : 'font-medium'}`}
        >
          {none ? t('none') : t('selected', { count, reviews })}
        </p>
        {!none && (
          <Button look="quiet" className="px-2 md:order-last" onClick={onClear}>
            {t('clear')}
          </Button>
        )}
        <div className={`flex-wrap gap-2 max-md:w-full ${none ? 'hidden md:flex' : 'flex'}`}>
          {ORDER.map((act) => {
            const Icon = ACT_ICONS[act];
            return (
              <Button
                key={act}
                disabled={none}
                onClick={() => onAct(act)}
                className="max-md:grow max-md:px-2.5"
              >
                <Icon aria-hidden="true" className="size-4.5 shrink-0" />
                {decisions(act === 'NotReviewed' ? 'takeBack' : act)}
              </Button>
            );
          })}
        </div>
      </div>
    </fieldset>
  );
}
