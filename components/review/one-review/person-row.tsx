'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { ItemState } from '../../../lib/review/item-state';
import type { DecisionItem, PersonDetails, Review } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { Checkbox } from '../../ui/checkbox';
import { AnsweredBy } from '../answered-by';
import { DecisionWord } from '../decision-word';
import { AdviceWithWhy, LastSignIn } from '../evidence';
import { ItemStateBadge } from '../item-state-badge';
import { TenantText } from '../tenant-text';
import { nameOf, PersonName } from './person-name';

export interface PersonProps {
  item: DecisionItem;
  review: Review;
  me: string;
  /** Null where the item can't be decided now. */
  selected: boolean | null;
  state: ItemState | undefined;
  /** Null where the directory isn't asked. */
  details: PersonDetails | null;
  onSelect(itemId: string, selected: boolean): void;
  /** Null where there is nothing to retry, so that a row doesn't change with every other's state. */
  onRetry: ((itemId: string) => void) | null;
}

const CELL = 'px-3 py-3 align-top first:ps-4 last:pe-4';

export function SelectPerson({
  item,
  selected,
  onSelect,
}: Pick<PersonProps, 'item' | 'selected' | 'onSelect'>) {
  const t = useTranslations('review');
  if (selected === null) return null;
  return (
    <Checkbox
      label={t('select', { name: nameOf(item) })}
      checked={selected}
      onChange={(checked) => onSelect(item.id, checked)}
    />
  );
}

/** Title and department, in one line where both are known. */
export function Position({ details }: { details: PersonDetails }) {
  const known = [details.jobTitle, details.department].filter((text) => safeText(text ?? ''));
  return known.map((text, at) => (
    <span key={text}>
      {at > 0 && ' · '}
      <TenantText text={text ?? ''} />
    </span>
  ));
}

function PersonRowPlain({ item, review, me, selected, state, details, onSelect, onRetry }: PersonProps) {
  return (
    <tr className="has-checked:bg-accent-wash">
      {selected !== null && (
        <td className="py-1 ps-1.5 align-top">
          <SelectPerson item={item} selected={selected} onSelect={onSelect} />
        </td>
      )}
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <PersonName item={item} />
        {details && (
          <span className="block text-quiet">
            <Position details={details} />
          </span>
        )}
      </th>
      {details && <td className={CELL}>{details.manager && <TenantText text={details.manager} />}</td>}
      <td className={CELL}>
        <LastSignIn item={item} review={review} />
      </td>
      <td className={CELL}>
        <AdviceWithWhy item={item} review={review} />
      </td>
      <td className={`${CELL} space-y-1`}>
        <DecisionWord decision={item.decision} />
        {state && <ItemStateBadge itemId={item.id} state={state} onRetry={onRetry} />}
      </td>
      <td className={CELL}>
        {safeText(item.justification) && (
          <span className="mb-1 block">
            <TenantText text={item.justification} />
          </span>
        )}
        <AnsweredBy item={item} me={me} />
      </td>
    </tr>
  );
}

/** Ten thousand of them may stand on a page: one is drawn again only when its own item changes. */
export const PersonRow = memo(PersonRowPlain);
