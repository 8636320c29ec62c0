'use client';
import { Fragment } from 'react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { DecisionItem } from '../../lib/review/model';
import { ItemName } from './item-name';

interface NamesProps {
  items: readonly DecisionItem[];
  /** Up to this many are named. */
  most?: number;
}

/** The first people of a list by name, and how many more there are. */
export function Names({ items, most = 5 }: NamesProps) {
  const t = useShellMessages('app');
  const rest = items.length - most;
  return (
    <>
      {items.slice(0, most).map((item, index) => (
        <Fragment key={item.id}>
          {index > 0 && ', '}
          <ItemName item={item} limit={120} />
        </Fragment>
      ))}
      {rest > 0 && <> {t('andMore', { count: rest })}</>}
    </>
  );
}
