'use client';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { DECISIONS, type Decision } from '../../lib/review/model';
import { ACT_ICONS, useActWords } from '../parts/decision-word';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';

interface GridBarProps {
  count: number;
  /** The number of reviews to which the selected cells belong. */
  reviews: number;
  onAct(act: Decision): void;
  onClear(): void;
}

/** The acts on the selected cells. Renders nothing while no cell is selected. */
export function GridBar(props: GridBarProps) {
  return props.count > 0 && <Acts {...props} />;
}

function Acts({ count, reviews, onAct, onClear }: GridBarProps) {
  const t = useGridMessages('grid');
  const words = useActWords();
  const announce = useAnnounce();
  const said = t('selectedAloud', { count, reviews });
  useEffect(() => announce(said), [announce, said]);
  return (
    <fieldset
      aria-label={t('bar')}
      className="min-w-0 border-edge bg-card px-4 py-2 shadow-lg max-md:w-full max-md:border-t md:rounded-card md:border low:py-1"
    >
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-body font-medium max-md:flex-1 md:me-2">{t('selected', { count, reviews })}</p>
        <Button look="quiet" aria-label={t('clear')} title={t('clear')} className="px-2" onClick={onClear}>
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
  );
}
