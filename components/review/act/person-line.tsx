'use client';
import { Fragment, type ReactNode, useEffect } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { usePhotos } from '../../../lib/queries/photos';
import type { HelpTerm } from '../../../lib/review/help-terms';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { addressBeside, ownName } from '../../../lib/review/principal';
import { safeText } from '../../../lib/review/text';
import { Avatar } from '../../parts/avatar';
import { HelpMark } from '../../parts/help-mark';
import { usePrincipalWords } from '../../parts/item-name';
import { SignInName, TenantText } from '../../parts/tenant-text';

/**
 * Facts about a person beside the photo or the initials: the address, then what the directory tells, which comes later:
 * guest or account disabled, title, department, manager. Unknown facts are left out; while the directory may still
 * answer, and after it has, their lines keep their place.
 */
export function PersonLine({ item, known }: { item: DecisionItem; known: Known }) {
  const t = useItemMessages('facts');
  const { photos, want } = usePhotos();
  const what = useShellMessages('principal.kind');
  const nameOf = usePrincipalWords();
  const { id, kind } = item.principal;
  const address = addressBeside(item.principal);
  useEffect(() => want([id]), [want, id]);
  const details = known.people?.get(id);
  const photo = photos.get(id);
  const text = (shown: string | null | undefined) =>
    safeText(shown) === '' ? null : <TenantText text={shown ?? ''} limit={120} />;
  const mark = (shown: string, help?: HelpTerm) => (
    <>
      <strong className="font-medium text-ink">{shown}</strong>
      {help && <HelpMark term={help} />}
    </>
  );
  const manager = text(details?.manager);
  const facts: { name: string; shown: ReactNode }[] = [
    { name: 'what', shown: kind !== 'user' && ownName(item.principal) ? mark(what(kind)) : null },
    { name: 'kind', shown: details?.kind === 'guest' ? mark(t('guest'), 'guest') : null },
    { name: 'enabled', shown: details?.enabled === false ? mark(t('blocked'), 'disabled') : null },
    { name: 'title', shown: text(details?.jobTitle) },
    { name: 'department', shown: text(details?.department) },
    { name: 'manager', shown: manager && t.rich('manager', { name: () => manager }) },
  ].filter(({ shown }) => shown !== null);
  const asked = kind === 'user' && id !== '' && known.people !== null;
  if (facts.length === 0 && !asked && !address && !photo) return null;
  return (
    <div className="flex items-center gap-3 text-body text-quiet">
      <Avatar size="large" name={nameOf(item.principal)} photo={photo} />
      <div className="min-w-0">
        {address && (
          <p>
            <SignInName name={address} />
          </p>
        )}
        <p className={asked ? 'min-h-[2lh] sm:min-h-[1lh]' : undefined}>
          {facts.map(({ name, shown }, at) => (
            <Fragment key={name}>
              {at > 0 && ' · '}
              {shown}
            </Fragment>
          ))}
        </p>
      </div>
    </div>
  );
}
