'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../lib/review/model';
import { nameOf } from './one-review/person-name';
import { TenantText } from './tenant-text';

const SHOWN = 5;

/** The first few people of a list, and how many more there are. */
export function Names({ items }: { items: readonly DecisionItem[] }) {
  const t = useTranslations('dialog');
  const rest = items.length - SHOWN;
  return (
    <>
      {items.slice(0, SHOWN).map((item, index) => (
        <Fragment key={item.id}>
          {index > 0 && ', '}
          <TenantText text={nameOf(item)} limit={80} />
        </Fragment>
      ))}
      {rest > 0 && <> {t('andMore', { count: rest })}</>}
    </>
  );
}
