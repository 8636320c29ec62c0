'use client';
import { useDeferredValue, useMemo } from 'react';
import { useInField } from '../../ui/use-in-field';
import { ReplaceDialog } from '../act/lazy-act';
import { useAskedConflicts } from '../act/use-conflicts';
import { useWorkspaceState } from './workspace-context';

/**
 * Asks about decisions of mine where somebody else has answered meanwhile, once no decision is being sent and the reviewer
 * isn't typing.
 */
export function Conflicts() {
  const { known, recording } = useWorkspaceState();
  const { busy, replace, dismiss } = recording;
  // While thousands of decisions are on their way, their answers change often.
  const { answers } = useDeferredValue(known);
  const inField = useInField();
  const conflicts = useMemo(
    () => [...answers.values()].flatMap(({ status, item }) => (status?.step === 'conflict' ? [item] : [])),
    [answers],
  );
  const theirs = useAskedConflicts(conflicts, !busy && !inField);
  if (theirs.length === 0) return null;
  const ids = theirs.map(({ id }) => id);
  return (
    <ReplaceDialog
      late
      theirs={theirs}
      me={known.me}
      onReplace={() => replace(ids)}
      onKeep={() => dismiss(ids)}
    />
  );
}
