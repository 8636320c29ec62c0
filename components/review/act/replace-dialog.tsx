'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../../lib/review/model';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface ReplaceDialogProps {
  /** The items with the other reviewers' answers. */
  theirs: readonly DecisionItem[];
  /**
   * The other reviewers answered after this page was opened, so this reviewer has not seen the answers yet.
   */
  late: boolean;
  me: string;
  onReplace(): void;
  onKeep(): void;
}

/** Asks before somebody else's answer is replaced, because the last answer counts. */
export function ReplaceDialog({ theirs, late, me, onReplace, onKeep }: ReplaceDialogProps) {
  const t = useTranslations('replace');
  return (
    <Dialog
      alert
      onClose={onKeep}
      title={t('title')}
      actions={
        <>
          <Button look="primary" onClick={onReplace}>
            {t('replace')}
          </Button>
          <Button onClick={onKeep}>{t('keep')}</Button>
        </>
      }
    >
      <p>{t(late ? 'text' : 'textKnown')}</p>
      <TheirAnswers items={theirs} me={me} />
    </Dialog>
  );
}
