'use client';
import { type Ref, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { formatNumber } from '../../../lib/format';
import { useReader } from '../../../lib/messages/provider';
import type { Act } from '../../../lib/review/act';
import { REASON_LIMIT, type ReasonProblem } from '../../../lib/review/reason';
import type { Whose } from '../../../lib/review/whose-access';
import { TextArea } from '../../ui/text-area';
import { ReasonSuggestions } from './reason-suggestions';

/** Whether a reason is required, and what is wrong with the reason in the field. */
export interface ReasonCheck {
  required: boolean;
  problem: ReasonProblem | undefined;
}

/** What a reason is for: others that were given for the same are offered. */
interface ReasonAbout {
  /** Whose access it is; others' unless told. */
  whose?: Whose;
  /** The decision, where one is chosen. */
  act?: Act;
}

interface ReasonFieldProps {
  ref?: Ref<HTMLTextAreaElement>;
  /** "Reason" unless another one stands beside it. */
  label?: string;
  value: string;
  onChange(reason: string): void;
  check: ReasonCheck;
  about: ReasonAbout;
  /** In few lines: the suggestions first, the field one line high. */
  compact?: boolean;
  /** Takes a suggested reason as it is; else it is put into the field. */
  onPick?(reason: string): void;
}

/** From here on the count against the limit is worth showing. */
const COUNT_FROM = REASON_LIMIT / 2;

/**
 * Why a decision was taken. The text is never cut: what is too long is said to be. Reasons of before are offered under
 * it and only put in when one is pressed.
 */
export function ReasonField({
  ref,
  label,
  value,
  onChange,
  check: { required, problem },
  about: { whose = 'others', act },
  compact = false,
  onPick,
}: ReasonFieldProps) {
  const t = useTranslations('reason');
  const reader = useReader();
  const own = useRef<HTMLDivElement>(null);
  const limit = formatNumber(REASON_LIMIT, reader);
  const count =
    value.length > COUNT_FROM ? t('count', { count: formatNumber(value.length, reader), limit }) : null;
  const put = (reason: string) => {
    onChange(reason);
    own.current?.querySelector('textarea')?.focus();
  };
  const suggestions = <ReasonSuggestions typed={value} whose={whose} act={act} onPick={onPick ?? put} />;
  return (
    <div ref={own} className="space-y-1.5">
      {compact && suggestions}
      <TextArea
        rows={compact ? 1 : 2}
        ref={ref}
        label={label ?? t('label')}
        value={value}
        onChange={onChange}
        required={required}
        notes={{
          hint: t(required ? 'required' : 'optional'),
          problem: problem && t(problem, { limit }),
          count,
        }}
      />
      {!compact && suggestions}
    </div>
  );
}
