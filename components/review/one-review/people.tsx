'use client';
import { useTranslations } from 'use-intl';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { DecisionItem, PersonDetails, Review } from '../../../lib/review/model';
import { Checkbox } from '../../ui/checkbox';
import { useWide } from '../../ui/use-wide';
import { PersonCard } from './person-card';
import { type PersonProps, PersonRow } from './person-row';

export interface PeopleProps {
  items: readonly DecisionItem[];
  review: Review;
  me: string;
  /** Null where nothing can be decided now. */
  selection: ReadonlySet<string> | null;
  states: ReadonlyMap<string, ItemProgress>;
  details: ReadonlyMap<string, PersonDetails> | null;
  onSelect(itemId: string, selected: boolean): void;
  onSelectAll(selected: boolean): void;
  onRetry(itemId: string): void;
}

const NO_DETAILS: PersonDetails = { jobTitle: null, department: null, manager: null };
/** Shares of the table; the person has the rest. */
const WIDTHS = {
  person: '',
  manager: 'w-32',
  signIn: 'w-36',
  advice: 'w-60',
  decision: 'w-36',
  reason: 'w-52',
} as const;
const HEAD = 'px-3 py-2.5 text-start align-bottom text-sm font-medium text-quiet first:ps-4 last:pe-4';

function SelectAll({ items, selection, onSelectAll }: PeopleProps) {
  const t = useTranslations('review');
  if (!selection) return null;
  const all = items.length > 0 && items.every((item) => selection.has(item.id));
  return (
    <Checkbox
      label={t('selectAll')}
      checked={all}
      mixed={!all && selection.size > 0}
      onChange={onSelectAll}
    />
  );
}

function Table({ people, rows }: { people: PeopleProps; rows: PersonProps[] }) {
  const t = useTranslations('review');
  const { selection, details } = people;
  const columns = [
    'person',
    ...(details ? (['manager'] as const) : []),
    'signIn',
    'advice',
    'decision',
    'reason',
  ] as const;
  return (
    <table className={`w-full table-fixed text-sm ${details ? 'min-w-[66rem]' : 'min-w-[58rem]'}`}>
      <caption className="sr-only">{t('people')}</caption>
      <thead className="border-b border-line">
        <tr>
          {selection && (
            <td className="w-12 ps-1.5 align-bottom">
              <SelectAll {...people} />
            </td>
          )}
          {columns.map((column) => (
            <th key={column} scope="col" className={`${HEAD} ${WIDTHS[column]}`}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row) => (
          <PersonRow key={row.item.id} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function Cards({ people, rows }: { people: PeopleProps; rows: PersonProps[] }) {
  const t = useTranslations('review');
  return (
    <>
      {people.selection && (
        <div className="flex items-center gap-1 border-b border-line ps-1">
          <SelectAll {...people} />
          <span aria-hidden="true" className="text-sm text-quiet">
            {t('selectAll')}
          </span>
        </div>
      )}
      <ul aria-label={t('people')} className="divide-y divide-line">
        {rows.map((row) => (
          <PersonCard key={row.item.id} {...row} />
        ))}
      </ul>
    </>
  );
}

/** Everybody under review: a table where there is room, cards on a phone. */
export function People(people: PeopleProps) {
  const wide = useWide();
  const { items, review, me, selection, states, details, onSelect, onRetry } = people;
  const rows = items.map((item) => {
    const state = states.get(item.id)?.state;
    return {
      item,
      review,
      me,
      selected: selection ? selection.has(item.id) : null,
      state,
      details: details ? (details.get(item.principal.id) ?? NO_DETAILS) : null,
      onSelect,
      onRetry: state?.step === 'failed' ? onRetry : null,
    };
  });
  return (
    <div className="rounded-card border border-line bg-card md:overflow-x-auto">
      {wide ? <Table people={people} rows={rows} /> : <Cards people={people} rows={rows} />}
    </div>
  );
}
