'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { BY_NAME_ALONE, type DistinguishedBy, distinguish, distinguishingId } from '../../lib/review/access';
import type { DecisionItem, Principal } from '../../lib/review/model';
import { addressBeside, countedKind, idEnd, kindOfAll, ownName } from '../../lib/review/principal';
import { useAccessWords } from './access-name';
import { TenantText } from './tenant-text';

type Item = Pick<DecisionItem, 'id' | 'principal' | 'resource'>;

interface Distinguished {
  by: ReadonlyMap<string, DistinguishedBy>;
  kind: Principal['kind'];
  counted: Principal['kind'];
}

const DistinguishedContext = createContext<Distinguished>({ by: new Map(), kind: 'user', counted: 'user' });

interface DistinguishedItemsProps {
  items: readonly Item[];
  children: ReactNode;
}

/**
 * Gives all components inside the names that distinguish the items of one review, and the word for their
 * kind.
 */
export function DistinguishedItems({ items, children }: DistinguishedItemsProps) {
  const apart = useMemo(
    () => ({ by: distinguish(items), kind: kindOfAll(items), counted: countedKind(items) }),
    [items],
  );
  return <DistinguishedContext value={apart}>{children}</DistinguishedContext>;
}

/** The name of a principal; one without a name is called by its kind and the end of its id. */
export function usePrincipalWords(): (principal: Principal) => string {
  const t = useShellMessages('principal');
  return (principal) =>
    ownName(principal) || t('nameless', { kind: principal.kind, end: idEnd(principal.id) });
}

/**
 * The last characters of an item's id, in words, where its texts don't distinguish it
 * from another item; null otherwise.
 */
export function useDistinguishingId(): (item: Item) => string | null {
  const t = useShellMessages('access');
  const { by } = useContext(DistinguishedContext);
  return (item) => {
    const id = distinguishingId(item, by.get(item.id) ?? BY_NAME_ALONE);
    return id && t('id', { end: idEnd(id) });
  };
}

/** Whether an item's sign-in name is needed to distinguish it from another item of its review. */
export function useDistinguishingSignIn(): (item: Item) => boolean {
  const { by } = useContext(DistinguishedContext);
  return (item) => (by.get(item.id) ?? BY_NAME_ALONE).signInName;
}

/**
 * An item's name with everything that distinguishes it from the other items of its review, for places that
 * show only a name. `access`: false where the item's access is shown beside the name.
 */
export function useItemWords(): (item: Item, access?: boolean) => string {
  const words = usePrincipalWords();
  const wordsOfAccess = useAccessWords();
  const telling = useDistinguishingId();
  const { by } = useContext(DistinguishedContext);
  return (item, access = true) => {
    const distinguishedBy = by.get(item.id) ?? BY_NAME_ALONE;
    const { principal, resource } = item;
    const name = words(principal);
    return [
      name,
      distinguishedBy.signInName && addressBeside(principal),
      access && distinguishedBy.access && resource && wordsOfAccess(resource),
      telling(item),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

interface ItemNameProps {
  item: Item;
  limit?: number;
  /** False where the item's access is shown beside the name. */
  access?: boolean;
}

export function ItemName({ item, limit, access = true }: ItemNameProps) {
  const words = useItemWords();
  return <TenantText text={words(item, access)} {...(limit === undefined ? {} : { limit })} />;
}

/** The kind of principal in the review. */
export const useItemsKind = (): Principal['kind'] => useContext(DistinguishedContext).kind;

/**
 * A count with the word for its kind, for a message's `{who}` and, at the start of a sentence, `{Who}`: "3
 * people", "One group", "12 items" where kinds are mixed or somebody has several items.
 */
export function useCounted(): (count: number) => { count: number; who: string; Who: string } {
  const t = useShellMessages('counted');
  const { counted } = useContext(DistinguishedContext);
  return (count) => {
    const who = t(counted, { count });
    return { count, who, Who: who.charAt(0).toLocaleUpperCase() + who.slice(1) };
  };
}
