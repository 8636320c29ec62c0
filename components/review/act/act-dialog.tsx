'use client';
import { useMemo } from 'react';
import type { WrittenReasons } from '../../../lib/drafts';
import type { Act } from '../../../lib/review/act';
import type { DecisionItem, Intent } from '../../../lib/review/model';
import { useKnownContext } from '../../parts/known-context';
import { ActInReviews } from './act-in-reviews';

export interface ActDialogProps {
  act: Act;
  /** The items of the act: one person, a selection, or everybody who matches. */
  items: readonly DecisionItem[];
  /** The reasons shown when the dialog opens: those that were typed before a reload. */
  written: WrittenReasons;
  onWrite(written: WrittenReasons): void;
  onSave(intents: Intent[], options?: { accepting?: boolean }): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** Asks before decisions in the review on screen are sent. */
export function ActDialog({ act, items, onSave, ...rest }: ActDialogProps) {
  const known = useKnownContext();
  const parts = useMemo(() => [{ known, items }], [known, items]);
  return (
    <ActInReviews
      {...rest}
      act={act}
      parts={parts}
      onSave={(recorded) =>
        onSave(
          recorded.flatMap(({ intents }) => intents),
          { accepting: act === 'accept' },
        )
      }
    />
  );
}
