'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { TenantText } from './tenant-text';

const SHOWN = 5;

/** The first few names of a list, and how many more there are. */
export function Names({ names }: { names: readonly string[] }) {
  const t = useTranslations('dialog');
  const rest = names.length - SHOWN;
  return (
    <>
      {names.slice(0, SHOWN).map((name, index) => (
        // Two people may have one name.
        <Fragment key={`${index}-${name}`}>
          {index > 0 && ', '}
          <TenantText text={name} limit={80} />
        </Fragment>
      ))}
      {rest > 0 && <> {t('andMore', { count: rest })}</>}
    </>
  );
}
