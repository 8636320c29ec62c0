'use client';
import { useEffect, useMemo, useRef } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { sentenceOf } from '../../../lib/review/causes';
import type { Problem } from '../../../lib/review/problem';
import type { RowAnswers } from '../../../lib/review/row-answer';
import { ProblemPanel } from '../../parts/problem-panel';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';

/** The refusals with one cause. */
interface Refused {
  /** One of their problems. */
  problem: Problem;
  count: number;
  /** Whether one of them has a reason. */
  reason: boolean;
}

interface Counts {
  device: number;
  onItsWay: number;
  saved: number;
  /** By cause, in the order of the rows: each cause has its own words and its own help. */
  refused: readonly Refused[];
}

/** Counts my decisions by status, in one pass over the rows. */
export function countChoices(answers: RowAnswers): Counts {
  const counts = { device: 0, onItsWay: 0, saved: 0 };
  const refused = new Map<string, Refused>();
  for (const { status, intent } of answers.values()) {
    if (!status) continue;
    if (status.step === 'device') counts.device += 1;
    else if (status.step === 'sending' || status.step === 'checking') counts.onItsWay += 1;
    else if (status.step === 'saved') counts.saved += 1;
    else if (status.step === 'failed') {
      const { problem } = status;
      const alike = refused.get(sentenceOf(problem));
      refused.set(sentenceOf(problem), {
        problem: alike?.problem ?? problem,
        count: (alike?.count ?? 0) + 1,
        reason: alike?.reason || (intent !== null && intent.justification !== ''),
      });
    }
  }
  return { ...counts, refused: [...refused.values()] };
}

/**
 * Announces once, not for each person, what a round of recording has saved. What isn't saved is told elsewhere: by the
 * summary, which is an alert, or by the question about another reviewer's answer.
 */
function useOutcomeAnnounced(saved: number, busy: boolean) {
  const t = useItemMessages('item');
  const announce = useAnnounce();
  const before = useRef({ busy: false, saved: 0 });
  useEffect(() => {
    if (busy && !before.current.busy) before.current = { busy: true, saved };
    if (busy || !before.current.busy) return;
    const fresh = saved - before.current.saved;
    before.current = { busy: false, saved };
    if (fresh > 0) announce(t('savedAnnounced', { count: fresh }));
  }, [saved, busy, announce, t]);
}

/** Counts my decisions by status, and announces the result when a round of recording ends. */
export function useChoiceCounts(answers: RowAnswers, busy: boolean): Counts {
  const counts = useMemo(() => countChoices(answers), [answers]);
  useOutcomeAnnounced(counts.saved, busy);
  return counts;
}

/** Tells how many decisions were not saved and why, with a button to retry all. It lies over the list's foot and moves no row. */
export function FailedSummary({ counts, busy, onRetry }: { counts: Counts; busy: boolean; onRetry(): void }) {
  const t = useItemMessages('item');
  const all = counts.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    // Always there, so that a dialog that opens before a refusal doesn't hide its alert from screen readers.
    <div aria-live="off" className="contents">
      {counts.refused.map(({ problem, count, reason }, at) => (
        <ProblemPanel
          key={sentenceOf(problem)}
          problem={problem}
          while="save"
          of={{ count, reason }}
          summary={{
            title: (title) => t('failedTitle', { count, title }),
            actions: at === 0 && (
              <Button onClick={onRetry} disabled={busy} className="desk:min-h-9 md:py-1">
                {t('retryAll', { count: all })}
              </Button>
            ),
          }}
        />
      ))}
    </div>
  );
}

const STATUS = 'min-w-0 truncate text-note text-quiet md:pb-1';
/** Its text changes while decisions are sent and would move anything after it in its line. */
const BESIDE = 'max-md:ps-2 md:col-span-full';
/** The act with its Undo appears a moment later; space for it is reserved above. */
const ALONE = 'basis-full max-md:mt-6 max-md:py-3 md:mt-10';

/**
 * How many of the last decisions are saved or on their way.
 * @param props.onDevice false where this browser keeps nothing
 * @param props.beside whether an act with its Undo stands before it; without one, nothing is shown once all is saved
 */
export function SavedLine({
  counts,
  onDevice,
  beside,
}: {
  counts: Counts;
  onDevice: boolean;
  beside: boolean;
}) {
  const t = useItemMessages('item');
  const { device, onItsWay, saved } = counts;
  const pending = device + onItsWay;
  if (pending === 0 && (saved === 0 || !beside)) return null;
  const key = onItsWay > 0 ? 'onItsWay' : onDevice ? 'onDevice' : 'inTab';
  const said = pending > 0 ? t(key, { count: pending }) : t('allSaved', { count: saved });
  return (
    <p className={`${STATUS} ${beside ? BESIDE : ALONE}`} title={said}>
      {said}
    </p>
  );
}
