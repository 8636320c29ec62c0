'use client';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import type { DecisionItem, Intent } from '../../../lib/review/model';
import type { RowAnswers } from '../../../lib/review/row-answer';
import { actOutcome, type PastAct, type Undoing, undoIntents } from '../../../lib/review/undo';
import { useCounted } from '../../parts/item-name';
import { usePartCommand } from '../../parts/part-commands';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { atFirstClick } from '../../ui/first-click';
import { DoneWords } from './done-words';
import { PastActsDialog, UndoDialog } from './lazy-undo';
import { madeAfter, undoesTheSame, undoStack } from './undo-stack';

interface UndoBarProps {
  /** This device's acts, newest first. */
  acts: readonly PastAct[];
  items: readonly DecisionItem[];
  answers: RowAnswers;
  me: string;
  /** False where nothing can be decided, and so nothing undone. */
  open: boolean;
  onUndo(intents: Intent[]): void;
  /** Lets go of choices that aren't saved; resolves with those that are gone. */
  onLetGo(itemIds: string[]): Promise<readonly string[]>;
  /** How much is saved. `beside`: whether an act with its Undo stands before it. */
  saved?(beside: boolean): ReactNode;
}

/** An open question: the act, and what was shown of undoing it. */
interface Asking {
  act: PastAct;
  undoing: Undoing;
  /** How often it was asked before: it is asked again where something changed since. */
  times: number;
  /** What had the focus when the key was pressed; null where it was asked by a button. */
  from: Element | null;
}

/**
 * Shows the last act and its Undo. Undo works at once, or after a question where its
 * effects must be explained first.
 */
export function UndoBar({ acts, items, answers, me, open, onUndo, onLetGo, saved }: UndoBarProps) {
  const t = useItemMessages('undo');
  const counted = useCounted();
  const announce = useAnnounce();
  // An act about ten thousand items is shown first; which acts it leaves to undo is computed afterwards.
  const settledActs = useDeferredValue(acts);
  const stack = useMemo(() => {
    const here = new Set(items.map(({ id }) => id));
    return undoStack(settledActs).filter(({ parts }) =>
      parts.some(({ itemIds }) => itemIds.some((id) => here.has(id))),
    );
  }, [settledActs, items]);
  // While thousands of decisions are on their way, their answers change often.
  const lately = useDeferredValue(answers);
  const outcomes = useMemo(
    () => stack.map((act) => ({ act, outcome: actOutcome(act, { answers: lately, me }) })),
    [stack, lately, me],
  );
  const [asking, setAsking] = useState<Asking | null>(null);
  const [listing, setListing] = useState(false);
  const [last] = stack;
  const [newest] = outcomes;
  const button = useRef<HTMLButtonElement>(null);
  /** The acts as they were at the last undo: until that one is among them, another press would undo the same again. */
  const [undoneIn, setUndoneIn] = useState<readonly PastAct[] | null>(null);
  const undoingOf = (act: PastAct) =>
    undoIntents(act, items, me, { answers, later: madeAfter(act, settledActs, stack) });
  const carryOut = async ({ intents, letGo }: Undoing) => {
    if (intents.length > 0) {
      setUndoneIn(settledActs);
      onUndo(intents);
    }
    const gone = letGo.length > 0 ? await onLetGo(letGo.map(({ id }) => id)) : [];
    const count = intents.length + gone.length;
    if (count > 0) announce(t('undone', counted(count)));
  };
  const undo = (act: PastAct, from: Element | null = null) => {
    if (undoneIn === settledActs) return;
    const undoing = undoingOf(act);
    const { intents, letGo, underMyName, overtaken } = undoing;
    setListing(false);
    if (underMyName.length + overtaken.length > 0 || intents.length + letGo.length === 0)
      setAsking({ act, undoing, times: 0, from });
    else void carryOut(undoing);
  };
  usePartCommand('undo', open && last ? () => undo(last, document.activeElement) : null);
  if (!open) return saved?.(false);
  const sayYes = ({ act, undoing, times, from }: Asking) => {
    const now = undoingOf(act);
    if (!undoesTheSame(undoing, now)) {
      setAsking({ act, undoing: now, times: times + 1, from });
      return;
    }
    setAsking(null);
    void carryOut(now);
  };
  return (
    <>
      {last && newest && (
        <fieldset
          aria-label={t('label')}
          // On a phone its buttons and how much is saved share a line; at a desk the act and its buttons do.
          className="grid max-w-full min-w-0 grid-cols-[auto_auto_1fr] items-center gap-x-1 md:grid-cols-[minmax(0,max-content)_auto_auto]"
        >
          <p className="min-w-0 text-body max-md:col-span-full max-md:pe-8 md:line-clamp-2 md:leading-snug">
            <DoneWords {...newest} answers={lately} />
          </p>
          <Button
            ref={button}
            look="quiet"
            className="shrink-0 px-2"
            onClick={atFirstClick(() => undo(last))}
          >
            <Undo2 aria-hidden="true" className="size-4.5 shrink-0" />
            {t('undo')}
          </Button>
          {stack.length > 1 && (
            <Button look="quiet" className="shrink-0 px-2" onClick={() => setListing(true)}>
              {t('earlier', { count: stack.length - 1 })}
            </Button>
          )}
          {saved?.(true)}
        </fieldset>
      )}
      {!(last && newest) && saved?.(false)}
      {listing && (
        <PastActsDialog
          acts={outcomes}
          answers={lately}
          onUndo={(act) => undo(act)}
          onClose={() => setListing(false)}
          returnFocusTo={() => button.current}
        />
      )}
      {asking && (
        <UndoDialog
          key={asking.times}
          undoing={asking.undoing}
          again={asking.times > 0}
          answers={lately}
          me={me}
          onUndo={() => sayYes(asking)}
          onClose={() => setAsking(null)}
          returnFocusTo={() =>
            asking.from instanceof HTMLElement && asking.from.isConnected ? asking.from : button.current
          }
        />
      )}
    </>
  );
}
