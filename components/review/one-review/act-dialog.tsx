'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { answeredByOther } from '../answered-by';
import type { Act } from '../decision-word';
import { Names } from '../names';
import { ReasonField } from '../reason-field';
import { TheirAnswers } from '../their-answers';
import { actNeedsReason, actReasonProblem, againstAdvice, decisionFor, intentsOf } from './act';

export interface ActDialogProps {
  act: Act;
  review: Review;
  me: string;
  /** The selection. */
  items: readonly DecisionItem[];
  reason: string;
  onReason(reason: string): void;
  onSave(): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

function Summary({ act, items, me }: Pick<ActDialogProps, 'act' | 'items' | 'me'>) {
  const t = useTranslations('dialog');
  const end = useTranslations('end.if');
  const against = againstAdvice(act, items);
  const replaced = items.filter((item) => decisionFor(act, item) && answeredByOther(item, me));
  const among = (decision: string | undefined) =>
    items.filter((item) => decisionFor(act, item) === decision).length;
  return (
    <>
      {act === 'accept' && (
        <p>{t('summary', { approve: among('Approve'), deny: among('Deny'), none: among(undefined) })}</p>
      )}
      {act === 'NotReviewed' && <p>{t('takeBackText')}</p>}
      {(act === 'Approve' || act === 'Deny' || act === 'DontKnow') && (
        <p className="text-quiet">{end(act)}</p>
      )}
      {against.length > 0 && (
        <p>{t.rich('against', { count: against.length, names: () => <Names items={against} /> })}</p>
      )}
      {replaced.length > 0 && (
        <div className="space-y-1.5">
          <p className="font-medium">{t('replaces', { count: replaced.length })}</p>
          <TheirAnswers items={replaced} me={me} />
        </div>
      )}
    </>
  );
}

/** The one question before several decisions are sent: how many, who among them is advised otherwise, and why. */
export function ActDialog(props: ActDialogProps) {
  const { act, review, items, reason, onReason, onSave, onClose, returnFocusTo } = props;
  const t = useTranslations('dialog');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { settings } = review.definition;
  const affected = intentsOf(act, items, reason).length;
  const problem = actReasonProblem(act, reason, settings);
  const save = () => {
    setTried(true);
    if (problem) field.current?.focus();
    else onSave();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      returnFocusTo={returnFocusTo}
      title={t(act, { count: affected })}
      actions={
        <>
          <Button look="primary" onClick={save} disabled={affected === 0}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {affected === 0 ? <p>{t('nothingToAccept')}</p> : <Summary {...props} />}
      {act !== 'NotReviewed' && affected > 0 && (
        <ReasonField
          ref={field}
          value={reason}
          onChange={onReason}
          required={actNeedsReason(act, settings)}
          problem={tried || problem === 'tooLong' ? problem : undefined}
        />
      )}
    </Dialog>
  );
}
