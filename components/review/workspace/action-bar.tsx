'use client';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { Act } from '../../../lib/review/act';
import { Button } from '../../ui/button';
import { ACT_ICONS } from '../decision-word';
import { useItemsKind } from '../item-name';

interface ActionBarProps {
  ref: Ref<HTMLFieldSetElement>;
  count: number;
  /** How many of them the search or the filters don't show. */
  hidden: number;
  onAct(act: Act): void;
  onClear(): void;
}

const WORDS = {
  Approve: 'Approve',
  Deny: 'Deny',
  DontKnow: 'DontKnow',
  accept: 'accept',
  NotReviewed: 'takeBack',
} as const;
const ORDER = ['Approve', 'Deny', 'DontKnow', 'accept', 'NotReviewed'] as const;

/** On a phone these two share a line only without their icons. */
const LONG = new Set<Act>(['accept', 'NotReviewed']);

/** What can be done with the selection: above the table at a desk, under the thumb on a phone. */
export function ActionBar({ ref, count, hidden, onAct, onClear }: ActionBarProps) {
  const t = useTranslations('review');
  const kind = useItemsKind();
  const table = useTranslations('table');
  const decisions = useTranslations('decisions');
  const none = count === 0;
  return (
    <fieldset
      ref={ref}
      aria-label={t('bar')}
      className={`z-20 min-w-0 border-line bg-card px-4 py-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t md:sticky md:top-0 md:rounded-card md:border [@media(max-height:28rem)]:static! ${none ? 'max-md:py-2' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <p
          aria-live="polite"
          className={`text-[0.9375rem] md:order-last md:ms-auto ${none ? 'text-quiet' : 'font-medium'} max-md:flex-1`}
        >
          {none ? t('noSelection', { kind }) : t('selected', { count })}
          {hidden > 0 && (
            <span className="font-normal text-quiet"> {table('hidden', { count: hidden })}</span>
          )}
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
                <Icon
                  aria-hidden="true"
                  className={`size-4.5 shrink-0 ${LONG.has(act) ? 'max-md:hidden' : ''}`}
                />
                {decisions(WORDS[act])}
              </Button>
            );
          })}
        </div>
      </div>
    </fieldset>
  );
}
