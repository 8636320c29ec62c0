'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import { useInField } from '../../ui/use-in-field';
import { ReplaceDialog } from '../act/lazy-act';
import { useSpace } from './space';

const NONE: readonly string[] = [];

/**
 * Asks about decisions of mine that met somebody else's answer. The question comes by itself: it waits while the
 * reviewer is in another one or in a field, and once it is open it is about the same answers until it is answered.
 */
export function Conflicts({ inQuestion }: { inQuestion: boolean }) {
  const { known, recording } = useSpace();
  const { busy, replace, dismiss } = recording;
  // While thousands of decisions are on their way, their answers change often.
  const { answers } = useDeferredValue(known);
  // Until the focus has gone back from the other question to the page.
  const wasInQuestion = useDeferredValue(inQuestion);
  const inField = useInField();
  const conflicts = useMemo(
    () => [...answers.values()].flatMap(({ status, item }) => (status?.step === 'conflict' ? [item] : [])),
    [answers],
  );
  const [asked, setAsked] = useState(NONE);
  const theirs = conflicts.filter(({ id }) => asked.includes(id));
  if (theirs.length === 0) {
    const due = conflicts.length > 0 && !busy && !inQuestion && !wasInQuestion && !inField;
    if (due) setAsked(conflicts.map(({ id }) => id));
    else if (asked !== NONE) setAsked(NONE);
    return null;
  }
  const ids = theirs.map(({ id }) => id);
  return (
    <ReplaceDialog
      key={asked.join(' ')}
      late
      theirs={theirs}
      me={known.me}
      onReplace={() => replace(ids)}
      onKeep={() => dismiss(ids)}
    />
  );
}
