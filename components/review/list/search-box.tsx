'use client';
import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useItemsKind } from '../../parts/item-name';
import { pressOf } from '../../parts/keys';
import { usePartCommand } from '../../parts/part-commands';

interface SearchBoxProps {
  value: string;
  onChange(search: string): void;
}

/**
 * Room for the icon and the button, whose sides follow the direction of the page; the field's own direction follows what
 * is typed.
 */
const PADDING =
  'pr-11 pl-10 placeholder-shown:pr-3 in-[[dir=rtl]]:pr-10 in-[[dir=rtl]]:pl-11 in-[[dir=rtl]]:placeholder-shown:pr-10 in-[[dir=rtl]]:placeholder-shown:pl-3';

/** Searches all people of the review while the reviewer types. Escape empties the box first. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const t = useListMessages('find');
  const kind = useItemsKind();
  const field = useRef<HTMLInputElement>(null);
  usePartCommand('search', () => field.current?.focus());
  const clear = () => {
    onChange('');
    field.current?.focus();
  };
  return (
    <div className="relative min-w-0 flex-1 md:max-w-60 md:max-2xl:max-w-48">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-3 top-1/2 size-4.5 -translate-y-1/2 text-quiet"
      />
      <input
        ref={field}
        type="search"
        value={value}
        aria-label={t('search', { kind })}
        placeholder={t('search', { kind })}
        autoComplete="off"
        spellCheck={false}
        // Empty, it has the direction of the page, as its placeholder.
        dir={value === '' ? undefined : 'auto'}
        enterKeyHint="search"
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          const { key, isComposing } = pressOf(event);
          // Escape that ends a composition belongs to the input method.
          if (key !== 'Escape' || isComposing || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
        className={`block min-h-11 w-full rounded-control border border-edge bg-card text-ellipsis placeholder:text-quiet md:min-h-10 [&::-webkit-search-cancel-button]:hidden ${PADDING}`}
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={clear}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center text-quiet hover:text-ink"
        >
          <X aria-hidden="true" className="size-4.5" />
        </button>
      )}
    </div>
  );
}
