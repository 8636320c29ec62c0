'use client';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import { useCounted } from '../../parts/item-name';
import { Button } from '../../ui/button';

interface OneByOneDoneProps {
  /** How many of those that match still aren't reviewed. */
  left: number;
  /** How many others of the review still aren't reviewed. */
  others: number;
  onAgain(): void;
  onClose(): void;
}

/** The end of one by one while somebody isn't reviewed: the reviewer can go through the skipped items again. */
export function OneByOneDone({ left, others, onAgain, onClose }: OneByOneDoneProps) {
  const t = useOneByOneMessages('focus');
  const counted = useCounted();
  return (
    <div className="space-y-4">
      {left + others === 0 && <p>{t('allDone')}</p>}
      {left > 0 && <p>{t('left', counted(left))}</p>}
      {others > 0 && <p>{t('others', { count: others })}</p>}
      <div className="flex flex-wrap gap-2">
        {left > 0 && (
          <Button look="primary" onClick={onAgain}>
            {t('again', { count: left })}
          </Button>
        )}
        <Button look={left > 0 ? 'secondary' : 'primary'} onClick={onClose}>
          {t('toList')}
        </Button>
      </div>
    </div>
  );
}
