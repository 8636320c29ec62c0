'use client';
import Link from 'next/link';
import type { DecisionItem } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { routes } from '../../../lib/routes';
import { useTabStop } from '../../ui/tab-stop';
import { SignInName, TenantText } from '../tenant-text';

/** Who an item is about; the principal name stands in where there is no other. */
export const nameOf = ({ principal }: DecisionItem): string =>
  safeText(principal.displayName) || principal.userPrincipalName || principal.id;

/** The person, leading to the page that decides about them alone. */
export function PersonName({ item }: { item: DecisionItem }) {
  const { userPrincipalName } = item.principal;
  const tabStop = useTabStop();
  return (
    <>
      <Link
        href={routes.decision({
          definitionId: item.definitionId,
          instanceId: item.instanceId,
          itemId: item.id,
        })}
        prefetch={false}
        tabIndex={tabStop}
        className="inline-flex min-h-11 items-center text-[0.9375rem] font-semibold underline-offset-4 hover:text-accent hover:underline md:min-h-6"
      >
        <TenantText text={nameOf(item)} />
      </Link>
      {safeText(userPrincipalName) && safeText(userPrincipalName) !== nameOf(item) && (
        <span className="block text-sm text-quiet">
          <SignInName name={userPrincipalName} />
        </span>
      )}
    </>
  );
}
