'use client';
import { type Ref, useRef } from 'react';
import { formatNumber } from '../../../lib/format';
import { useItemMessages } from '../../../lib/messages/parts/item';
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

/** What the reason is for: reasons given earlier for the same act on the same kind of access are suggested. */
export interface ReasonAbout {
  /** Whose access it is; others' if left out. */
  whose?: Whose;
  /** The decision, if one is chosen. */
  act?: Act;
  /** The act is asked about once more before it is saved. */
  asksAgain?: boolean;
}

interface ReasonFieldProps {
  ref: Ref<HTMLTextAreaElement>;
  /** The field's label; "Reason" if left out. */
  label?: string;
  value: string;
  onChange(reason: string): void;
  check: ReasonCheck;
  about: ReasonAbout;
  /** The field is one line high. */
  compact?: boolean;
  /** Saves with a suggested reason at once; if left out, the suggestion goes into the field. */
  onPick?(reason: string): void;
}

/** The count of characters is shown from this length on. */
const COUNT_FROM = REASON_LIMIT / 2;

/**
 * The field for the reason of a decision. It never cuts the text; a text that is too long gets a message.
 * Earlier reasons are suggested above the field, and one is inserted only when pressed.
 */
export function ReasonField({
  ref,
  label,
  value,
  onChange,
  check: { required, problem },
  about: { whose = 'others', act, asksAgain = false },
  compact = false,
  onPick,
}: ReasonFieldProps) {
  const t = useItemMessages('reason');
  const reader = useReader();
  const own = useRef<HTMLDivElement>(null);
  const limit = formatNumber(REASON_LIMIT, reader);
  const count =
    value.length > COUNT_FROM ? t('count', { count: formatNumber(value.length, reader), limit }) : null;
  const put = (reason: string) => {
    onChange(reason);
    own.current?.querySelector('textarea')?.focus();
  };
  return (
    <div ref={own} className="space-y-1.5">
      <ReasonSuggestions
        typed={value}
        whose={whose}
        act={act}
        onPick={onPick ?? put}
        saves={onPick ? (asksAgain ? 'afterAsking' : 'atOnce') : null}
      />
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
    </div>
  );
}
