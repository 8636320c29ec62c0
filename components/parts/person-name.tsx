'use client';
import Link from 'next/link';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { DecisionItem } from '../../lib/review/model';
import { addressBeside, ownName } from '../../lib/review/principal';
import { routes } from '../../lib/routes';
import { classNames } from '../ui/class-names';
import { useTabStop } from '../ui/tab-stop';
import { useDistinguishingId, usePrincipalWords } from './item-name';
import { SignInName, TenantText } from './tenant-text';

/** The name of an item's principal, linked to the page for that one item. */
export function PersonLink({ item, oneLine = false }: { item: DecisionItem; oneLine?: boolean }) {
  const name = usePrincipalWords()(item.principal);
  const tabStop = useTabStop();
  return (
    <Link
      href={routes.decision({
        definitionId: item.definitionId,
        instanceId: item.instanceId,
        itemId: item.id,
      })}
      prefetch={false}
      tabIndex={tabStop}
      title={oneLine ? name : undefined}
      className={classNames(
        'text-body font-semibold underline-offset-4 hover:text-accent hover:underline',
        oneLine ? 'block truncate' : 'inline-flex min-h-11 items-center md:min-h-6',
      )}
    >
      <TenantText text={name} />
    </Link>
  );
}

/** The name of an item's principal, with the sign-in name and everything else that distinguishes the item. */
export function PersonName({ item }: { item: DecisionItem }) {
  const t = useShellMessages('principal');
  const { kind } = item.principal;
  const address = addressBeside(item.principal);
  const id = useDistinguishingId()(item);
  return (
    <>
      <PersonLink item={item} />
      {address && (
        <span className="block text-sm text-quiet">
          <SignInName name={address} />
        </span>
      )}
      {kind !== 'user' && ownName(item.principal) && (
        <span className="block text-sm text-quiet">{t(`kind.${kind}`)}</span>
      )}
      {id && <span className="block text-sm text-quiet">{id}</span>}
    </>
  );
}
