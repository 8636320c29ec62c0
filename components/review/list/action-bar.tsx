'use client';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import type { Act } from '../../../lib/review/act';
import { ANSWERS } from '../../../lib/review/model';
import { ACT_ICONS, useActWords } from '../../parts/decision-word';
import { useCounted } from '../../parts/item-name';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';

interface ActionBarProps {
  count: number;
  /** How many selected items the search or the filters hide. */
  hidden: number;
  onAct(act: Act): void;
  onClear(): void;
}

const ORDER = [...ANSWERS, 'accept', 'NotReviewed'] as const;

/** The acts with long names: on a phone these two share a line only without their icons, and on a tablet all acts. */
const LONG = new Set<Act>(['accept', 'NotReviewed']);

/** The acts on a selection. Renders nothing while nobody is selected. */
export function ActionBar({ count, hidden, onAct, onClear }: ActionBarProps) {
  const t = useShellMessages('review');
  const table = useListMessages('table');
  const words = useActWords();
  const announce = useAnnounce();
  const counted = useCounted();
  const said = t('selectedAloud', { who: counted(count).Who });
  useEffect(() => {
    if (count > 0) announce(said);
  }, [count, announce, said]);
  if (count === 0) return null;
  return (
    <fieldset
      aria-label={t('bar')}
      className="min-w-0 max-w-full border-edge bg-card overflow-x-auto px-4 py-2 shadow-lg md:max-lg:px-3 max-md:w-full max-md:border-t md:rounded-card md:border low:px-1 low:py-1"
    >
      <div className="flex flex-wrap items-center gap-2 md:flex-nowrap md:max-lg:gap-1.5 low:flex-nowrap low:gap-1">
        <p className="me-2 text-body font-medium max-md:flex-1 md:min-w-0 md:leading-tight md:max-lg:me-0 low:me-0 low:text-xs">
          {t('selected', { count })}
          {hidden > 0 && (
            <span className="font-normal text-quiet"> {table('hidden', { count: hidden })}</span>
          )}
        </p>
        <Button
          look="quiet"
          aria-label={t('clear')}
          title={t('clear')}
          onClick={onClear}
          className="shrink-0 px-2"
        >
          <X aria-hidden="true" className="size-5" />
        </Button>
        <div className="flex flex-wrap gap-2 max-md:w-full md:shrink-0 md:flex-nowrap md:max-lg:gap-1.5 low:w-auto low:flex-nowrap low:gap-1">
          {ORDER.map((act) => {
            const Icon = ACT_ICONS[act];
            return (
              <Button
                key={act}
                title={words(act)}
                onClick={() => onAct(act)}
                className="max-md:grow max-lg:px-2.5 md:whitespace-nowrap low:px-2"
              >
                <Icon
                  aria-hidden="true"
                  className={`size-4.5 shrink-0 md:max-lg:hidden ${LONG.has(act) ? 'max-md:hidden max-md:low:block!' : ''}`}
                />
                <span className="max-md:low:sr-only">{words(act)}</span>
              </Button>
            );
          })}
        </div>
      </div>
    </fieldset>
  );
}
