'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { TOLD_BY_NAME, type ToldBy, tellApart, tellingId } from '../../lib/review/access';
import type { DecisionItem, Principal } from '../../lib/review/model';
import { addressBeside, countedKind, idEnd, kindOfAll, ownName } from '../../lib/review/principal';
import { useAccessWords } from './access-name';
import { TenantText } from './tenant-text';

type Item = Pick<DecisionItem, 'id' | 'principal' | 'resource'>;

interface ToldApart {
  by: ReadonlyMap<string, ToldBy>;
  kind: Principal['kind'];
  counted: Principal['kind'];
}

const ToldApartContext = createContext<ToldApart>({ by: new Map(), kind: 'user', counted: 'user' });

interface ItemsToldApartProps {
  items: readonly Item[];
  children: ReactNode;
}

/**
 * Gives all components inside the names that distinguish the items of one review, and the word for their
 * kind.
 */
export function ItemsToldApart({ items, children }: ItemsToldApartProps) {
  const apart = useMemo(
    () => ({ by: tellApart(items), kind: kindOfAll(items), counted: countedKind(items) }),
    [items],
  );
  return <ToldApartContext value={apart}>{children}</ToldApartContext>;
}

/** The name of a principal; one without a name is called by its kind and the end of its id. */
export function usePrincipalWords(): (principal: Principal) => string {
  const t = useTranslations('principal');
  return (principal) =>
    ownName(principal) || t('nameless', { kind: principal.kind, end: idEnd(principal.id) });
}

/**
 * The last characters of an item's id, in words, where its texts don't distinguish it
 * from another item; null otherwise.
 */
export function useTellingId(): (item: Item) => string | null {
  const t = useTranslations('access');
  const { by } = useContext(ToldApartContext);
  return (item) => {
    const id = tellingId(item, by.get(item.id) ?? TOLD_BY_NAME);
    return id && t('id', { end: idEnd(id) });
  };
}

/** Whether an item's sign-in name is needed to distinguish it from another item of its review. */
export function useTellingSignIn(): (item: Item) => boolean {
  const { by } = useContext(ToldApartContext);
  return (item) => (by.get(item.id) ?? TOLD_BY_NAME).signInName;
}

/**
 * An item's name with everything that distinguishes it from the other items of its review, for places that
 * show only a name. `access`: false where the item's access is shown beside the name.
 */
export function useItemWords(): (item: Item, access?: boolean) => string {
  const words = usePrincipalWords();
  const wordsOfAccess = useAccessWords();
  const telling = useTellingId();
  const { by } = useContext(ToldApartContext);
  return (item, access = true) => {
    const told = by.get(item.id) ?? TOLD_BY_NAME;
    const { principal, resource } = item;
    const name = words(principal);
    return [
      name,
      told.signInName && addressBeside(principal),
      access && told.access && resource && wordsOfAccess(resource),
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
export const useItemsKind = (): Principal['kind'] => useContext(ToldApartContext).kind;

/**
 * A count with the word for its kind, for a message's `{who}` and, at the start of a sentence, `{Who}`: "3
 * people", "One group", "12 items" where kinds are mixed or somebody has several items.
 */
export function useCounted(): (count: number) => { count: number; who: string; Who: string } {
  const t = useTranslations('counted');
  const { counted } = useContext(ToldApartContext);
  return (count) => {
    const who = t(counted, { count });
    return { count, who, Who: who.charAt(0).toLocaleUpperCase() + who.slice(1) };
  };
}
