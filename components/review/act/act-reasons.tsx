'use client';
import type { Ref } from 'react';
import type { WrittenReasons as Reasons } from '../../../lib/drafts';
import { useActMessages } from '../../../lib/messages/parts/act';
import { type ReasonAbout, type ReasonCheck, ReasonField } from './reason-field';

/** The reason for items decided against the recommendation. */
interface Exceptions {
  /** The number of these items. */
  count: number;
  problem: ReasonCheck['problem'];
}

interface ActReasonsProps {
  ref: Ref<HTMLTextAreaElement>;
  exceptionsRef: Ref<HTMLTextAreaElement>;
  reasons: Reasons;
  onReasons(reasons: Reasons): void;
  /** Takes a suggested reason for all items and saves; if left out, the suggestion goes into the field. */
  onPick: ((reason: string) => void) | undefined;
  about: ReasonAbout;
  check: ReasonCheck;
  /** Null where no item may have a reason of its own. */
  exceptions: Exceptions | null;
}

/** One reason for all items; items decided against the recommendation may have their own. */
export function ActReasons(props: ActReasonsProps) {
  const { ref, exceptionsRef, reasons, onReasons, onPick, about, check, exceptions } = props;
  const t = useActMessages('act');
  const own = reasons.exceptions !== null;
  return (
    <div className="space-y-2">
      <ReasonField
        ref={ref}
        value={reasons.all}
        onChange={(all) => onReasons({ ...reasons, all })}
        {...(onPick ? { onPick } : {})}
        about={about}
        check={check}
      />
      {exceptions && (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={own}
            onChange={(event) => onReasons({ ...reasons, exceptions: event.target.checked ? '' : null })}
            className="size-5 shrink-0"
          />
          {t('ownReason', { count: exceptions.count })}
        </label>
      )}
      {exceptions && own && (
        <ReasonField
          ref={exceptionsRef}
          label={t('exceptionsLabel', { count: exceptions.count })}
          value={reasons.exceptions ?? ''}
          onChange={(text) => onReasons({ ...reasons, exceptions: text })}
          about={about}
          check={{ ...check, problem: exceptions.problem }}
        />
      )}
    </div>
  );
}
