'use client';
import { Fragment, type ReactNode } from 'react';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { addressBeside, ownName } from '../../../lib/review/principal';
import { safeText } from '../../../lib/review/text';
import { AccessName } from '../../parts/access-name';
import { useDistinguishingId, useDistinguishingSignIn } from '../../parts/item-name';
import { SignInName, TenantText } from '../../parts/tenant-text';
import type { RowFacts, SharedByRows } from './row-facts';

/**
 * One line under a name: first what distinguishes this row from others, a guest's address among it, then familiar facts
 * about the person. All of it is shown on hovering and on the person's own page.
 */
export function SecondLine({ facts, shared }: { facts: RowFacts; shared: SharedByRows }) {
  const t = useShellMessages('principal');
  const { item, details } = facts;
  const { columns, several } = shared;
  const { principal, resource } = item;
  const telling = useDistinguishingId()(item);
  const signInTells = useDistinguishingSignIn()(item);
  const position = [
    columns.includes('title') ? '' : safeText(details?.jobTitle ?? ''),
    columns.includes('department') ? '' : safeText(details?.department ?? ''),
  ].filter(Boolean);
  const address = addressBeside(principal);
  const guest = details?.kind === 'guest';
  const parts: { key: string; shown: ReactNode }[] = [];
  if (several && !columns.includes('access') && resource)
    parts.push({ key: 'access', shown: <AccessName resource={resource} limit={160} /> });
  if (telling) parts.push({ key: 'id', shown: telling });
  if (principal.kind !== 'user' && ownName(principal))
    parts.push({ key: 'kind', shown: t(`kind.${principal.kind}`) });
  if (address && (guest || signInTells || position.length === 0))
    parts.push({ key: 'address', shown: <SignInName oneLine name={address} /> });
  for (const text of position) parts.push({ key: text, shown: <TenantText text={text} limit={80} /> });
  if (parts.length === 0) return null;
  return (
    <span className="block min-w-0 truncate text-xs text-quiet">
      {parts.map(({ key, shown }, at) => (
        <Fragment key={key}>
          {at > 0 && ' · '}
          <span>{shown}</span>
        </Fragment>
      ))}
    </span>
  );
}
