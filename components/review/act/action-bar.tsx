'use client';
import { type LucideIcon, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import type { Act } from '../../../lib/review/act';
import { ACT_ICONS, useActWords } from '../../parts/decision-word';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';

interface ActionBarProps<Offered extends Act> {
  /** The acts that can be chosen, in their order. */
  acts: readonly Offered[];
  /** How much is selected. */
  count: number;
  /** The same in words. */
  selected: ReactNode;
  /** The same as a sentence, for screen readers. */
  said: string;
  onAct(act: Offered): void;
  onClear(): void;
}

/** The acts with long names: on a phone these two share a line only without their icons, and on a tablet all acts. */
const LONG = new Set<Act>(['accept', 'NotReviewed']);

/** The acts on a selection, of a list or of the table. Renders nothing while nothing is selected. */
export function ActionBar<Offered extends Act>(props: ActionBarProps<Offered>) {
  const { acts, count, selected, said, onAct, onClear } = props;
  const t = useShellMessages('review');
  const words = useActWords();
  const announce = useAnnounce();
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
          {selected}
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
          {acts.map((act) => {
            const Icon: LucideIcon = ACT_ICONS[act];
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
