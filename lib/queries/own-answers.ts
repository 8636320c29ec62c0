import { isNewer } from '../review/conflict';
import type { DecisionItem } from '../review/model';

/** What was read back of one choice made on this device. `confirmedAt` in ms since 1970. */
interface ReadBack {
  itemId: string;
  decision: DecisionItem['decision'];
  justification: string;
  reviewedAt: string | null;
  confirmedAt: number;
}

/** Whose they are. */
interface Me {
  userId: string;
  name: string;
  username: string;
}

/**
 * Items that were kept at some time, with what this device has read back of its own since: people who are decided must
 * not look undecided until Graph is read again, or somebody decides them anew.
 */
export function withOwnAnswers(
  { value: items, keptAt }: { value: DecisionItem[]; keptAt: number },
  receipts: readonly ReadBack[],
  me: Me,
): DecisionItem[] {
  if (receipts.length === 0) return items;
  const own = new Map(receipts.map((receipt) => [receipt.itemId, receipt]));
  const by = { id: me.userId, displayName: me.name, userPrincipalName: me.username, system: false };
  return items.map((item) => {
    const receipt = own.get(item.id);
    if (!receipt) return item;
    const { decision, justification, reviewedAt, confirmedAt } = receipt;
    // An answer taken back has no time of Graph's to compare by.
    const since = reviewedAt === null ? confirmedAt > keptAt : isNewer(receipt, item);
    return since
      ? { ...item, decision, justification, reviewedAt, reviewedBy: reviewedAt === null ? null : by }
      : item;
  });
}
