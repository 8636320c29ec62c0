'use client';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import { formatNumber } from '../../lib/format';
import { useReader } from '../../lib/messages/provider';
import { REASON_LIMIT, type ReasonProblem } from '../../lib/review/reason';
import { TextArea } from '../ui/text-area';

interface ReasonFieldProps {
  ref?: Ref<HTMLTextAreaElement>;
  value: string;
  onChange(reason: string): void;
  required: boolean;
  problem: ReasonProblem | undefined;
  disabled?: boolean;
}

/** From here on the count against the limit is worth showing. */
const COUNT_FROM = REASON_LIMIT / 2;

/** Why a decision was taken. The text is never cut: what is too long is said to be. */
export function ReasonField({ ref, value, onChange, required, problem, disabled }: ReasonFieldProps) {
  const t = useTranslations('reason');
  const reader = useReader();
  const limit = formatNumber(REASON_LIMIT, reader);
  const count =
    value.length > COUNT_FROM ? t('count', { count: formatNumber(value.length, reader), limit }) : null;
  return (
    <TextArea
      ref={ref}
      label={t('label')}
      value={value}
      onChange={onChange}
      required={required}
      disabled={disabled}
      hint={t(required ? 'required' : 'optional')}
      problem={problem && t(problem, { limit })}
      count={count}
    />
  );
}
