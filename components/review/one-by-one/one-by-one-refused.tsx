'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useKnownContext } from '../../parts/known-context';

/** How many decisions were refused: one by one covers the list's own summary on a phone. The summary's alert is read. */
export function OneByOneRefused() {
  const { answers } = useKnownContext();
  const t = useItemMessages('item');
  const count = [...answers.values()].filter(({ status }) => status?.step === 'failed').length;
  return count > 0 && <span className="font-medium text-bad">{t('refused', { count })}</span>;
}
