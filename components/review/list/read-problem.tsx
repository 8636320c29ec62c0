'use client';
import { useGraphStatus } from '../../../lib/queries/graph-status';
import type { OpenedReview } from '../../../lib/queries/one-review';
import { AsOf } from '../../parts/as-of';
import { ProblemPanel } from '../../parts/problem-panel';
import { Notice } from '../../ui/notice';

interface ReadProblemProps {
  read: Pick<OpenedReview, 'problem' | 'asOf' | 'reload' | 'reloading'>;
  /** It lies over a list and is as low as it can be. */
  slim?: boolean;
}

/**
 * Why a review couldn't be read, or not again, and from when what is shown is. While a read lasts it says nothing: the
 * words would come and go.
 */
export function ReadProblem({ read: { problem, asOf, reload, reloading }, slim = false }: ReadProblemProps) {
  const { online } = useGraphStatus();
  if (!problem) return null;
  // The notice at the foot of every page says that there is no network.
  if (slim && !online)
    return (
      asOf !== null && (
        <Notice tone="info" slim>
          <AsOf at={asOf} />
        </Notice>
      )
    );
  return (
    <ProblemPanel
      problem={problem}
      while="load"
      onRetry={reload}
      retrying={reloading}
      {...(slim && { summary: { title: (title) => title, actions: null } })}
    >
      <AsOf at={asOf} />
    </ProblemPanel>
  );
}
