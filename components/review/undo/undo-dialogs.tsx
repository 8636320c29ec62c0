'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import type { DecisionItem } from '../../../lib/review/model';
import type { RowAnswers } from '../../../lib/review/row-answer';
import type { ActOutcome, PastAct, Undoing } from '../../../lib/review/undo';
import { ItemName, useCounted } from '../../parts/item-name';
import { Names } from '../../parts/names';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ExactTime } from '../../ui/moment';
import { DoneWords } from './done-words';

interface UndoDialogProps {
  /** What the reviewer agrees to: exactly that is undone, or the question is asked again. */
  undoing: Undoing;
  /** Something changed after the question was asked: this is what undoing does now. */
  again: boolean;
  answers: RowAnswers;
  me: string;
  onUndo(): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/**
 * Shown before undoing: whose answers come back under my name, and which items are left alone because
 * somebody has answered them since.
 */
export function UndoDialog({ undoing, again, answers, me, onUndo, onClose, returnFocusTo }: UndoDialogProps) {
  const t = useItemMessages('undo');
  const counted = useCounted();
  const { intents, letGo, underMyName, overtaken, changedSince, unrecorded } = undoing;
  const [first, ...others] = [...intents.map(({ itemId }) => itemId), ...letGo.map(({ id }) => id)];
  const count = first === undefined ? 0 : others.length + 1;
  const only = first !== undefined && count === 1 ? answers.get(first)?.item : undefined;
  return (
    <Dialog
      alert
      title={
        only
          ? t.rich('titleOne', { name: () => <ItemName item={only} limit={120} /> })
          : t('title', counted(count))
      }
      onClose={onClose}
      focus={{ returnTo: returnFocusTo }}
      description={
        <>
          {again && <p>{t('again')}</p>}
          {underMyName.length > 0 && (
            <SentenceWithNames
              sentence={t('underMyName', { count: underMyName.length })}
              items={underMyName}
            />
          )}
          {overtaken.length > 0 && (
            <div className="space-y-1">
              <p>{t('overtaken', counted(overtaken.length))}</p>
              <TheirAnswers items={overtaken} me={me} />
            </div>
          )}
          {changedSince.length > 0 && (
            <SentenceWithNames
              sentence={t('changedSince', counted(changedSince.length))}
              items={changedSince}
            />
          )}
          {unrecorded.length > 0 && (
            <SentenceWithNames sentence={t('unrecorded', counted(unrecorded.length))} items={unrecorded} />
          )}
        </>
      }
      actions={
        <>
          {count > 0 && (
            <Button look="primary" onClick={onUndo}>
              {t('undo')}
            </Button>
          )}
          <Button onClick={onClose}>{t(count > 0 ? 'keep' : 'close')}</Button>
        </>
      }
    />
  );
}

/** What undoing does with some of the items, and whose they are. */
function SentenceWithNames({ sentence, items }: { sentence: string; items: readonly DecisionItem[] }) {
  return (
    <div className="space-y-1">
      <p>{sentence}</p>
      <p className="text-quiet">
        <Names items={items} />
      </p>
    </div>
  );
}

interface PastActsDialogProps {
  /** The acts that can be undone and their outcomes, newest first. */
  acts: readonly { act: PastAct; outcome: ActOutcome }[];
  answers: RowAnswers;
  onUndo(act: PastAct): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** The last acts, each with its own Undo. */
export function PastActsDialog({ acts, answers, onUndo, onClose, returnFocusTo }: PastActsDialogProps) {
  const t = useItemMessages('undo');
  return (
    <Dialog
      title={t('listTitle')}
      onClose={onClose}
      focus={{ returnTo: returnFocusTo }}
      actions={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <ol className="divide-y divide-line">
        {acts.map(({ act, outcome }) => (
          <li key={act.id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p id={`undo-${act.id}`}>
                <DoneWords act={act} outcome={outcome} answers={answers} />
              </p>
              <p className="text-sm text-quiet">
                <ExactTime iso={new Date(act.at).toISOString()} />
              </p>
            </div>
            <Button aria-describedby={`undo-${act.id}`} onClick={() => onUndo(act)}>
              {t('undo')}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
