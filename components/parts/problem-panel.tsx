'use client';
import { type ReactNode, useState } from 'react';
import { useProblemsMessages } from '../../lib/messages/parts/problems';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { helpFor, sentenceOf } from '../../lib/review/causes';
import type { Problem } from '../../lib/review/problem';
import { Button } from '../ui/button';
import { ExactTime } from '../ui/moment';
import { Notice } from '../ui/notice';
import { useWide } from '../ui/use-wide';
import { useSessionActions } from './session-actions';
import { TenantText } from './tenant-text';
import { useSecondsLeft } from './use-seconds-left';

function Reference({ problem }: { problem: Problem }) {
  const t = useProblemsMessages('problems');
  const { requestId } = problem;
  if (!requestId) return null;
  return (
    <p className="text-sm text-quiet">
      {t.rich('reference', { reference: () => <TenantText text={requestId} /> })}
    </p>
  );
}

interface ProblemPanelProps {
  problem: Problem;
  /** The act that failed: reading what is shown here, or recording an answer. */
  while: 'load' | 'save';
  onRetry?(): void;
  retrying?: boolean;
  /** The decisions that weren't saved, where the act was recording: how many, and whether one of them has a reason. */
  of?: { count: number; reason: boolean };
  /** Set for the decisions of a list: the title from the problem's name, and buttons for all of them. The panel is slim then. */
  summary?: { title(problem: string): string; actions: ReactNode };
  /** It lies over a list and is as low as it can be; with a summary it always does. */
  slim?: boolean;
  /** More about what failed; on a phone a slim panel shows it on demand. */
  children?: ReactNode;
}

const ONE = { count: 1, reason: false };

/** A failure in plain words: what happened, what was kept, what to do, and a reference to quote. */
export function ProblemPanel(props: ProblemPanelProps) {
  const { problem, while: act, onRetry, retrying = false, of = ONE, summary, children } = props;
  const slim = props.slim === true || summary !== undefined;
  const t = useProblemsMessages('problems');
  const app = useShellMessages('app');
  const session = useShellMessages('session');
  const { renewSignIn } = useSessionActions();
  const retryAt = problem.retryAt ?? null;
  const early = useSecondsLeft(retryAt) > 0;
  const [sentence, help] = [sentenceOf(problem), helpFor(problem)];
  const retry = onRetry && help === 'tryAgain' && (
    <Button onClick={onRetry} disabled={retrying}>
      {app(early ? 'tryNow' : 'tryAgain')}
    </Button>
  );
  const renew = help === 'signIn' && (
    <Button look="primary" onClick={renewSignIn}>
      {session('renew')}
    </Button>
  );
  const title = t(`${sentence}.title`);
  const review = useShellMessages('review');
  const wide = useWide();
  const [whole, setWhole] = useState(false);
  // Over a phone's list the panel is as low as it can be.
  const foldable = slim && !wide;
  const brief = foldable && !whole;
  const own = retry || renew;
  const kept = { count: of.count, reason: of.reason ? 'yes' : 'no' };
  return (
    <Notice
      tone="bad"
      live="alert"
      slim={slim}
      title={summary ? summary.title(title) : title}
      actions={
        (summary || own || foldable) && (
          <>
            {summary?.actions}
            {own}
            {foldable && (
              <Button look="quiet" className="px-2" aria-expanded={whole} onClick={() => setWhole(!whole)}>
                {review(whole ? 'lessDetails' : 'moreDetails')}
              </Button>
            )}
          </>
        )
      }
    >
      {!brief && <p>{t(`${sentence}.${act}`, { count: of.count, kept: t('kept', kept) })}</p>}
      {retry && early && retryAt !== null && (
        <p>{t.rich('comeBack', { when: () => <ExactTime iso={new Date(retryAt).toISOString()} /> })}</p>
      )}
      {!brief && children}
      {!brief && <Reference problem={problem} />}
    </Notice>
  );
}
