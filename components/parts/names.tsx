'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../lib/review/model';
import { ItemName } from './item-name';

const SHOWN = 5;

/** The first people of a list by name, and how many more there are. */
export function Names({ items }: { items: readonly DecisionItem[] }) {
  const t = useTranslations('app');
  const rest = items.length - SHOWN;
  return (
    <>
      {items.slice(0, SHOWN).map((item, index) => (
        <Fragment key={item.id}>
          {index > 0 && ', '}
          <ItemName item={item} limit={120} />
        </Fragment>
      ))}
      {rest > 0 && <> {t('andMore', { count: rest })}</>}
    </>
  );
}
