'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import type { Act } from '../../../lib/review/act';
import { useItemsKind } from '../../parts/item-name';

/** Says that an act changes nothing in what is selected: only accepting and taking back can come to that. */
export function NothingToChange({ act }: { act: Act }) {
  const t = useItemMessages('dialog');
  const kind = useItemsKind();
  return <p>{t(act === 'accept' ? 'nothingToAccept' : 'nothingToTakeBack', { kind })}</p>;
}
