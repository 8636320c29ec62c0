'use client';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { deletesGuests } from '../../lib/review/consequence';
import { isBusy } from '../../lib/review/item-state';
import type { Answer, Review } from '../../lib/review/model';
import { reasonNeeded, reasonProblem } from '../../lib/review/reason';
import type { RowAnswer } from '../../lib/review/row-answer';
import { answersAbout, type Whose } from '../../lib/review/whose-access';
import { AboutDeletion } from '../parts/about-deletion';
import { ACT_ICONS, useDecisionWords, useSaveWords } from '../parts/decision-word';
import { pressOf, saves } from '../parts/keys';
import { ProblemPanel } from '../parts/problem-panel';
import { useConsequenceWords } from '../parts/use-consequence-words';
import { ItemStateBadge } from '../review/act/item-state-badge';
import { ReasonField } from '../review/act/reason-field';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { useFoot } from '../ui/foot';
import { isOnItsWay } from './on-its-way';
import type { DecisionDraft } from './use-decision-draft';

interface DecisionFormProps {
  review: Review;
  whose: Whose;
  draft: DecisionDraft;
  /**
   * The answer that the link proposes; the form labels it as proposed, so that nobody takes it for a recorded
   * one.
   */
  proposed: Answer | null;
  unknownAnswer: boolean;
  /** What is known of the person: whether it is a guest, as `guestIn` tells, and whether a Deny can't take effect by itself. */
  about: { guest: boolean | null; limited: boolean };
  /** The row answer at this moment. */
  current: RowAnswer;
  onSave(answer: Answer): void;
}

/** Asks for one answer and its reason; nothing is recorded before Save. */
export function DecisionForm(props: DecisionFormProps) {
  const { review, whose, draft, proposed, unknownAnswer, about, current, onSave } = props;
  const { guest, limited } = about;
  const { answer, reason } = draft;
  const t = useDecisionMessages('decision');
  const leadsTo = useConsequenceWords(review, whose, limited, current.item, guest);
  const { settings } = review.definition;
  const words = useDecisionWords(whose);
  const does = useSaveWords(whose);
  const name = useId();
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  useFoot('dock', foot);
  const problem = reasonProblem(reason, answer ?? 'DontKnow', settings);
  const { status } = current;
  const busy = isOnItsWay(current, answer, reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (answer && problem) field.current?.focus();
    else if (answer && !busy) onSave(answer);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!saves(pressOf(event))) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form onSubmit={submit} onKeyDown={press} noValidate className="min-w-0 space-y-2 sm:space-y-3">
      <fieldset aria-describedby={`${name}-about`} className="min-w-0 space-y-1 sm:space-y-2">
        <legend className="mb-1 font-medium">{t('answer')}</legend>
        <div className="flex gap-2">
          {answersAbout(whose, [answer, current.intent?.decision]).map((choice) => {
            const Icon = ACT_ICONS[choice];
            return (
              <Choice
                key={choice}
                name={name}
                value={choice}
                label={words(choice)}
                icon={<Icon className="size-5 text-quiet" />}
                checked={answer === choice}
                onChange={() => draft.choose(choice)}
              />
            );
          })}
        </div>
        <div id={`${name}-about`} className="min-h-6 text-sm text-quiet">
          {answer && (
            <p>
              {leadsTo(answer)} {answer === proposed && current.decision !== answer && t('preselected')}
            </p>
          )}
          {deletesGuests(answer, review, current.item, guest) && <AboutDeletion />}
          {unknownAnswer && !answer && <p>{t('unknownAnswer')}</p>}
        </div>
        <p role="alert" className="text-sm font-medium text-bad empty:hidden">
          {tried && !answer && t('choose')}
        </p>
      </fieldset>
      <ReasonField
        ref={field}
        compact
        value={reason}
        onChange={draft.explain}
        check={{
          required: reasonNeeded(answer ?? 'Approve', settings),
          problem: tried || problem === 'tooLong' ? problem : undefined,
        }}
        about={{ whose, ...(answer && { act: answer }) }}
      />
      {status?.step === 'failed' && (
        <ProblemPanel
          problem={status.problem}
          while="save"
          of={{ count: 1, reason: Boolean(current.intent?.justification) }}
        />
      )}
      <div
        ref={foot}
        className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-4 border-t border-line bg-paper px-4 py-2"
      >
        <Button look="primary" type="submit" disabled={busy} className="w-full sm:w-auto sm:min-w-40">
          {answer ? does(answer) : t('save')}
        </Button>
        <div role="status" className="empty:hidden">
          {status && isBusy(status) && <ItemStateBadge answer={current} whose={whose} onRetry={null} />}
        </div>
      </div>
    </form>
  );
}
