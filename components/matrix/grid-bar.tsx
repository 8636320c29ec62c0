'use client';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { DECISIONS, type Decision } from '../../lib/review/model';
import { ACT_ICONS, useActWords } from '../parts/decision-word';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { useFoot } from '../ui/foot';

interface GridBarProps {
  count: number;
  /** The number of reviews to which the selected cells belong. */
  reviews: number;
  onAct(act: Decision): void;
  onClear(): void;
}

/**
 * The acts on the selected cells, at the foot of the window, where they move nothing. Renders nothing while no cell is
 * selected.
 */
export function GridBar(props: GridBarProps) {
  return props.count > 0 && <Acts {...props} />;
}

function Acts({ count, reviews, onAct, onClear }: GridBarProps) {
  const t = useTranslations('grid');
  const words = useActWords();
  const bar = useRef<HTMLDivElement>(null);
  useFoot('dock', bar);
  const announce = useAnnounce();
  const said = t('selectedAloud', { count, reviews });
  useEffect(() => announce(said), [announce, said]);
  return (
    <div
      ref={bar}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-30 flex justify-center *:pointer-events-auto md:pb-4 low:pb-0"
    >
      <fieldset
        aria-label={t('bar')}
        className="min-w-0 border-edge bg-card px-4 py-2 shadow-lg max-md:w-full max-md:border-t md:rounded-card md:border low:py-1"
      >
        <div className="flex flex-wrap items-center gap-2">
          <p className="text-body font-medium max-md:flex-1 md:me-2">{t('selected', { count, reviews })}</p>
          <Button
            look="quiet"
            aria-label={t('clear')}
            title={t('clear')}
            className="px-2 md:order-last"
            onClick={onClear}
          >
            <X aria-hidden="true" className="size-5" />
          </Button>
          <div className="flex flex-wrap gap-2 max-md:w-full">
            {DECISIONS.map((act) => {
              const Icon = ACT_ICONS[act];
              return (
                <Button key={act} onClick={() => onAct(act)} className="max-md:grow max-md:px-2.5">
                  <Icon aria-hidden="true" className="size-4.5 shrink-0" />
                  {words(act)}
                </Button>
              );
            })}
          </div>
        </div>
      </fieldset>
    </div>
  );
}
