'use client';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useReasons } from '../../../lib/queries/reasons';
import type { Act } from '../../../lib/review/act';
import { suggestReasons } from '../../../lib/review/reasons';
import type { Whose } from '../../../lib/review/whose-access';
import { TenantText } from '../../parts/tenant-text';
import { atFirstClick } from '../../ui/first-click';
import { arrowStep } from '../../ui/step-to';

/** More suggestions would take longer to read than a sentence takes to write. */
const OFFERED = 4;

interface ReasonSuggestionsProps {
  typed: string;
  whose: Whose;
  /** The decision that the reason is for; undefined while none is chosen. */
  act: Act | undefined;
  onPick(reason: string): void;
  /** What a press does beside giving the reason; null: nothing. It is said. */
  saves: 'atOnce' | 'afterAsking' | null;
}

/**
 * Suggests the reviewer's recent reasons and the organisation's, narrowed by what is typed. All
 * suggestions together are one Tab stop before the field; arrow keys move inside. They are buttons and
 * not a combobox: a text of several lines can't be one (ARIA in HTML allows a textarea no role), and
 * its arrow keys move the caret.
 */
export function ReasonSuggestions({ typed, whose, act, onPick, saves }: ReasonSuggestionsProps) {
  const t = useItemMessages('reason');
  const { recent, suggested } = useReasons();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const offered = suggestReasons(typed, { recent, suggested }, { whose, act }).slice(0, OFFERED);
  const move = (event: KeyboardEvent) => {
    const all = row.current?.querySelectorAll('button') ?? [];
    const buttons = [...all].filter((button) => button.offsetParent !== null);
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const rightToLeft = row.current !== null && getComputedStyle(row.current).direction === 'rtl';
    const next = arrowStep(event, at, buttons.length, rightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[next]?.focus();
  };
  return (
    <>
      <p role="status" className="sr-only">
        {typed.trim() !== '' && offered.length > 0 && t('offered', { count: offered.length })}
      </p>
      {offered.length > 0 && (
        <fieldset
          aria-label={t('suggestions')}
          aria-describedby={saves ? id : undefined}
          onKeyDown={move}
          className="min-w-0"
        >
          {saves && (
            <p id={id} className="mb-1 text-sm text-quiet">
              {t('saves', { count: offered.length, again: String(saves === 'afterAsking') })}
            </p>
          )}
          <div ref={row} className="-m-1 flex gap-2 overflow-x-auto p-1 sm:flex-wrap low:flex-nowrap">
            {offered.map((reason, index) => (
              <button
                key={reason}
                type="button"
                tabIndex={index === 0 ? 0 : -1}
                onClick={atFirstClick(() => onPick(reason))}
                className="inline-flex min-h-11 max-w-full low:shrink-0 items-center rounded-control border border-line bg-paper px-3 text-start text-sm hover:border-ink desk:min-h-9 max-sm:nth-[n+3]:hidden"
              >
                <span className="truncate">
                  <TenantText text={reason} />
                </span>
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
