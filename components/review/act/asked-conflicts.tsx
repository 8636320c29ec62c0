'use client';
import { useDeferredValue, useMemo } from 'react';
import type { RowAnswers } from '../../../lib/review/row-answer';
import { useInField } from '../../ui/use-in-field';
import { ReplaceDialog } from './lazy-act';
import { useAskedConflicts } from './use-conflicts';

interface AskedConflictsProps {
  answers: RowAnswers;
  me: string;
  /** A decision is still being sent. */
  busy: boolean;
  onReplace(itemIds: readonly string[]): void;
  onKeep(itemIds: readonly string[]): void;
}

/**
 * Asks about decisions of mine where somebody else has answered meanwhile, once no decision is being sent and the reviewer
 * isn't typing.
 */
export function AskedConflicts({ answers, me, busy, onReplace, onKeep }: AskedConflictsProps) {
  // While thousands of decisions are on their way, their answers change often.
  const lately = useDeferredValue(answers);
  const inField = useInField();
  const conflicts = useMemo(
    () => [...lately.values()].flatMap(({ status, item }) => (status?.step === 'conflict' ? [item] : [])),
    [lately],
  );
  const theirs = useAskedConflicts(conflicts, !busy && !inField);
  if (theirs.length === 0) return null;
  const ids = theirs.map(({ id }) => id);
  return (
    <ReplaceDialog late theirs={theirs} me={me} onReplace={() => onReplace(ids)} onKeep={() => onKeep(ids)} />
  );
}
