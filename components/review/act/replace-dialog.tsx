'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../../lib/review/model';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface ReplaceDialogProps {
  /** The items as others answered them. */
  theirs: readonly DecisionItem[];
  /** They answered after this page was opened, and the reviewer learns it only now. */
  late: boolean;
  me: string;
  onReplace(): void;
  onKeep(): void;
}

/** The last answer wins, so replacing somebody else's is asked before it is done. */
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
