'use client';
import type { ReactNode } from 'react';
import { useActMessages } from '../../../lib/messages/parts/act';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { type Act, decisionFor } from '../../../lib/review/act';
import { onlyPrincipal } from '../../../lib/review/grid/deciding';
import type { DecisionItem } from '../../../lib/review/model';
import { ItemName, useCounted, usePrincipalWords } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { QuestionTitle } from './question-words';

interface OneTitleProps {
  act: Act;
  item: DecisionItem;
}

/** Names the one whom an act is about. */
export function OneTitle({ act, item }: OneTitleProps): ReactNode {
  const dialog = useItemMessages('dialog');
  const counted = useCounted();
  const decision = decisionFor(act, item);
  if (!decision) return dialog(act, counted(0));
  if (act !== 'accept') return <QuestionTitle act={act} item={item} />;
  return dialog.rich('acceptOne', { decision, name: () => <ItemName item={item} limit={120} /> });
}

interface ManyTitleProps {
  act: Act;
  /** The items that the act changes. */
  items: readonly DecisionItem[];
  /** The act is about several reviews. */
  several: boolean;
}

/** Counts those whom an act is about; over several reviews, names the one person of all items. */
export function ManyTitle({ act, items, several }: ManyTitleProps): ReactNode {
  const t = useActMessages('act.several');
  const dialog = useItemMessages('dialog');
  const counted = useCounted();
  const nameOf = usePrincipalWords();
  const count = items.length;
  if (!several || act === 'accept') return dialog(act, counted(count));
  const person = onlyPrincipal(items);
  if (!person) return t(`title.${act}`, { count });
  return t.rich(`titleOf.${act}`, { count, name: () => <TenantText text={nameOf(person)} limit={120} /> });
}
