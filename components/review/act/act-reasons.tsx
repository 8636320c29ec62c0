'use client';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { Act } from '../../../lib/review/act';
import type { ReasonProblem } from '../../../lib/review/reason';
import { ReasonField } from './reason-field';
import type { WrittenReasons as Reasons } from './reasons-of-act';

interface ActReasonsProps {
  ref: Ref<HTMLTextAreaElement>;
  exceptionsRef: Ref<HTMLTextAreaElement>;
  reasons: Reasons;
  onReasons(reasons: Reasons): void;
  /** Takes a suggested reason for all and goes on; else it is put into the field. */
  onPick: ((reason: string) => void) | undefined;
  act: Act;
  required: boolean;
  problem: ReasonProblem | undefined;
  exceptionsProblem: ReasonProblem | undefined;
  /** Who may get a reason of their own; 0 where that makes no sense. */
  exceptions: number;
}

/** One reason for all; those who are decided against the advice may get their own. */
export function ActReasons(props: ActReasonsProps) {
  const {
    ref,
    exceptionsRef,
    reasons,
    onReasons,
    onPick,
    act,
    required,
    problem,
    exceptionsProblem,
    exceptions,
  } = props;
  const t = useTranslations('act');
  const own = reasons.exceptions !== null;
  return (
    <div className="space-y-2">
      <ReasonField
        ref={ref}
        value={reasons.all}
        onChange={(all) => onReasons({ ...reasons, all })}
        {...(onPick ? { onPick } : {})}
        act={act}
        required={required}
        problem={problem}
      />
      {exceptions > 0 && (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={own}
            onChange={(event) => onReasons({ ...reasons, exceptions: event.target.checked ? '' : null })}
            className="size-5 shrink-0"
          />
          {t('ownReason', { count: exceptions })}
        </label>
      )}
      {exceptions > 0 && own && (
        <ReasonField
          ref={exceptionsRef}
          label={t('exceptionsLabel', { count: exceptions })}
          value={reasons.exceptions ?? ''}
          onChange={(text) => onReasons({ ...reasons, exceptions: text })}
          act={act}
          required={required}
          problem={exceptionsProblem}
        />
      )}
    </div>
  );
}
