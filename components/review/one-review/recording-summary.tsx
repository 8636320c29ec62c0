'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ItemProgress } from '../../../lib/review/item-state';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { ProblemPanel } from '../problem-panel';

type Step = ItemProgress['state']['step'];

function count(states: ReadonlyMap<string, ItemProgress>, ...steps: Step[]): number {
  return [...states.values()].filter(({ state }) => steps.includes(state.step)).length;
}

/** Says aloud how a round of recording ended; once, not person by person. */
function useOutcomeAnnounced(states: ReadonlyMap<string, ItemProgress>, busy: boolean) {
  const t = useTranslations('item');
  const announce = useAnnounce();
  const before = useRef({ busy: false, saved: 0 });
  useEffect(() => {
    const saved = count(states, 'saved');
    if (busy && !before.current.busy) before.current = { busy: true, saved };
    if (busy || !before.current.busy) return;
    const failed = count(states, 'failed');
    const fresh = saved - before.current.saved;
    before.current = { busy: false, saved };
    const sentences = [];
    if (fresh > 0 || failed === 0)
      sentences.push(t('savedAnnounced', { count: Math.max(fresh, 0) || saved }));
    if (failed > 0) sentences.push(t('failedAnnounced', { count: failed }));
    if (saved + failed > 0) announce(sentences.join(' '));
  }, [states, busy, announce, t]);
}

interface RecordingSummaryProps {
  states: ReadonlyMap<string, ItemProgress>;
  busy: boolean;
  onRetry(): void;
}

/** What of the last choices is saved, on its way or failed. */
export function RecordingSummary({ states, busy, onRetry }: RecordingSummaryProps) {
  const t = useTranslations('item');
  useOutcomeAnnounced(states, busy);
  const failed = [...states.values()].flatMap(({ state }) =>
    state.step === 'failed' ? [state.problem] : [],
  );
  const first = failed[0];
  const way = count(states, 'reading', 'sending', 'waiting', 'checking');
  const saved = count(states, 'saved');
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      {first && (
        <div className="space-y-2">
          <ProblemPanel problem={first} while="save" />
          <div className="flex flex-wrap items-center gap-3">
            <p className="font-medium">{t('failedTitle', { count: failed.length })}</p>
            <Button onClick={onRetry} disabled={busy}>
              {t('retryAll')}
            </Button>
          </div>
        </div>
      )}
      {way > 0 && <p className="text-quiet">{t('onItsWay', { count: way })}</p>}
      {way === 0 && saved > 0 && <p className="text-quiet">{t('allSaved', { count: saved })}</p>}
    </div>
  );
}
