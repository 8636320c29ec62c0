'use client';
import { useActMessages } from '../../../lib/messages/parts/act';
import type { DecisionItem } from '../../../lib/review/model';
import { onlyMaker } from '../../../lib/review/principal';
import type { Whose } from '../../../lib/review/whose-access';
import { TenantText } from '../../parts/tenant-text';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useReady } from './use-ask-twice';

interface ReplaceDialogProps {
  /** The items with the other reviewers' answers. */
  theirs: readonly DecisionItem[];
  /**
   * The other reviewers answered after this page was opened, so this reviewer has not seen the answers yet.
   */
  late: boolean;
  me: string;
  /** `own` where the reviewer's own access is asked about by itself; others' if left out. */
  whose?: Whose;
  onReplace(): void;
  onKeep(): void;
}

/**
 * Asks before somebody else's answer is replaced, because the last answer counts. It can open by itself while the
 * reviewer types or presses: at first it answers to no key and no press.
 */
export function ReplaceDialog({ theirs, late, me, whose, onReplace, onKeep }: ReplaceDialogProps) {
  const t = useActMessages('replace');
  const ready = useReady(true);
  const maker = onlyMaker(theirs, me);
  return (
    <Dialog
      alert
      onClose={() => ready && onKeep()}
      focus={{ first: 'title' }}
      title={
        maker
          ? t.rich('titleOf', { count: theirs.length, name: () => <TenantText text={maker} limit={80} /> })
          : t('title', { count: theirs.length })
      }
      description={
        <>
          <p>{t(late ? 'text' : 'textKnown')}</p>
          <TheirAnswers items={theirs} me={me} whose={whose} />
        </>
      }
      actions={
        <>
          <Button look="primary" disabled={!ready} onClick={onReplace}>
            {t('replace')}
          </Button>
          <Button disabled={!ready} onClick={onKeep}>
            {t('keep')}
          </Button>
        </>
      }
    />
  );
}
