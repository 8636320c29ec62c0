'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import { useCounted } from '../../parts/item-name';
import { useKnownHere } from '../../parts/known-here';
import { Button } from '../../ui/button';

interface FocusDoneProps {
  items: readonly DecisionItem[];
  onAgain(): void;
  /** Null where nobody was shown. */
  onBack: (() => void) | null;
  onClose(): void;
}

/** The end of one by one: the reviewer can go through the skipped items again. */
export function FocusDone({ items, onAgain, onBack, onClose }: FocusDoneProps) {
  const known = useKnownHere();
  const t = useTranslations('focus');
  const counted = useCounted();
  const left = items.filter((item) => answerIn(known, item).decision === 'NotReviewed').length;
  return (
    <div className="space-y-4">
      <p>{left === 0 ? t('allDone') : t('left', counted(left))}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onClose}>
          {t('toList')}
        </Button>
        {left > 0 && <Button onClick={onAgain}>{t('again')}</Button>}
        {onBack && <Button onClick={onBack}>{t('back')}</Button>}
      </div>
    </div>
  );
}
