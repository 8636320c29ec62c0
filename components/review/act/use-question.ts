'use client';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useReasons } from '../../../lib/queries/reasons';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import { type ReasonProblem, reasonProblem } from '../../../lib/review/reason';
import { firstReason } from '../../../lib/review/row-question';
import { whoseAccess } from '../../../lib/review/whose-access';
import { pressOf, saves } from '../../parts/keys';
import { useKnownContext } from '../../parts/known-context';
import { DOUBLE_CLICK } from './use-ask-twice';

/** A question about one decision, under its row or one by one. */
export interface QuestionProps {
  act: Decision;
  item: DecisionItem;
  /** The reason typed for this act on this item. */
  reason: string;
  onReason(reason: string): void;
  onSave(reason: string): void;
  onClose(): void;
}

export interface QuestionForm {
  field: RefObject<HTMLTextAreaElement | null>;
  /** The reason in the field: what was typed, and before that the one which the decision has already. */
  reason: string;
  onReason(reason: string): void;
  /**
   * The problem with the reason: shown after the first try to save, or at once where the reason is too long.
   */
  problem: ReasonProblem | undefined;
  save(reason: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Saves and handles the keys of a question: Enter in the field and Ctrl or ⌘ with Enter anywhere save, Escape
 * closes.
 * @param focus moves the focus to the first element when the question opens and each time the act changes
 */
export function useQuestion(
  { act, item, reason: typed, onReason, onSave, onClose }: QuestionProps,
  focus: (field: HTMLTextAreaElement | null) => void,
): QuestionForm {
  const { remember } = useReasons();
  const known = useKnownContext();
  const [tried, setTried] = useState(false);
  /** Something was typed or removed here: an empty field stays empty. */
  const [touched, setTouched] = useState(false);
  // Another act starts a new question.
  const [asked, setAsked] = useState(act);
  if (asked !== act) {
    setAsked(act);
    setTried(false);
    setTouched(false);
  }
  const proposed = touched || typed !== '' ? '' : firstReason(act, item, known);
  const reason = proposed || typed;
  const field = useRef<HTMLTextAreaElement>(null);
  const { settings } = known.review.definition;
  const problem = reasonProblem(reason, act, settings);
  const opened = useRef({ at: 0, reason });
  const begin = useEffectEvent(() => {
    opened.current = { at: performance.now(), reason };
    focus(field.current);
    // What the reviewer types takes its place.
    if (proposed && document.activeElement === field.current) field.current?.select();
  });
  useEffect(() => begin(), [act]);
  /** Enter right after the question has opened is the second one of two: it belongs to what stood there before. */
  const isSecondEnter = () =>
    reason === opened.current.reason && performance.now() - opened.current.at < DOUBLE_CLICK;
  const save = (text: string) => {
    if (reasonProblem(text, act, settings)) {
      setTried(true);
      field.current?.focus();
      return;
    }
    if (text.trim()) remember(text.trim(), act, whoseAccess(item, known.me));
    onSave(text);
  };
  return {
    field,
    reason,
    onReason: (text) => {
      setTouched(true);
      onReason(text);
    },
    problem: tried || problem === 'tooLong' ? problem : undefined,
    save,
    onKeyDown: (event) => {
      // A key pressed in a question must not act on the page behind it.
      event.stopPropagation();
      const press = pressOf(event);
      if (press.isComposing || press.repeat) return;
      const inField = event.target === field.current && press.key === 'Enter' && !press.shiftKey;
      if (press.key === 'Escape') onClose();
      else if (saves(press)) save(reason);
      else if (!inField) return;
      else if (!isSecondEnter()) save(reason);
      event.preventDefault();
    },
  };
}
