'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReasons } from '../../../lib/queries/reasons';
import { reasonNeeded, reasonProblem } from '../../../lib/review/reason';
import { whoseAccess } from '../../../lib/review/whose-access';
import { Button } from '../../ui/button';
import { AboutDeletion } from '../about-deletion';
import { ReasonField } from '../reason-field';
import { QuestionTitle } from './question-words';
import type { RowQuestionProps } from './row-question';

interface FocusQuestionProps extends RowQuestionProps {
  /** The act was chosen by a key: then the next keys are the reason. */
  byKey: boolean;
}

/** Why, once a decision is chosen: a tap on a reason saves it and shows the next person. */
export function FocusQuestion(props: FocusQuestionProps) {
  const { act, item, known, reason, onReason, onSave, onClose, byKey } = props;
  const t = useTranslations('row');
  const id = useId();
  const { remember } = useReasons();
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { settings } = known.review.definition;
  const problem = reasonProblem(reason, act, settings);

  // A keyboard that opens by itself would cover the reasons that a tap takes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another act is another question
  useEffect(() => {
    setTried(false);
    const [first] = box.current?.querySelectorAll('button') ?? [];
    if (byKey || !first) field.current?.focus();
    else first.focus({ preventScroll: true });
  }, [act]);

  const save = (text: string) => {
    if (reasonProblem(text, act, settings)) {
      setTried(true);
      field.current?.focus();
      return;
    }
    if (text.trim()) remember(text.trim(), act);
    onSave(text);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.repeat) return;
    const held = event.ctrlKey || event.metaKey;
    const inField = event.target === field.current;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (held || (inField && !event.shiftKey))) save(reason);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset ref={box} aria-labelledby={`${id}-title`} onKeyDown={press} className="min-w-0 space-y-2 pb-2">
      <p id={`${id}-title`} className="font-semibold">
        <QuestionTitle act={act} item={item} known={known} />
      </p>
      {act === 'Deny' && settings?.denyAction === 'blocksAndDeletesGuests' && <AboutDeletion />}
      <ReasonField
        ref={field}
        compact
        value={reason}
        onChange={onReason}
        onPick={save}
        required={reasonNeeded(act, settings)}
        problem={tried || problem === 'tooLong' ? problem : undefined}
        whose={whoseAccess(item, known.me)}
        act={act}
      />
      <div className="flex gap-2">
        <Button look="primary" className="flex-1 sm:flex-none" onClick={() => save(reason)}>
          {t(`save.${act}`)}
        </Button>
        <Button look="quiet" className="px-2" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
