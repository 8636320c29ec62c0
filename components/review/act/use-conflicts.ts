'use client';
import { useDeferredValue, useState } from 'react';
import type { DecisionItem } from '../../../lib/review/model';
import { useQuestionOpen } from '../../ui/open-questions';

const NONE: readonly string[] = [];

/**
 * The decisions of mine that met somebody else's answer, as soon as the reviewer can be asked about them. The question
 * opens by itself, so it waits until no other question is open and `mayAsk` is true. While it is open no decision is
 * added to it.
 */
export function useAskedConflicts(
  conflicts: readonly DecisionItem[],
  mayAsk: boolean,
): readonly DecisionItem[] {
  const inQuestion = useQuestionOpen();
  // One render later, when the focus has returned from the other question to the page.
  const wasInQuestion = useDeferredValue(inQuestion);
  const [asked, setAsked] = useState(NONE);
  const theirs = conflicts.filter(({ id }) => asked.includes(id));
  if (theirs.length > 0) return theirs;
  if (conflicts.length > 0 && mayAsk && !inQuestion && !wasInQuestion)
    setAsked(conflicts.map(({ id }) => id));
  else if (asked !== NONE) setAsked(NONE);
  return theirs;
}
