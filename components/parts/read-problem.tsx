'use client';
import { useGraphStatus } from '../../lib/queries/graph-status';
import type { Problem } from '../../lib/review/problem';
import { Notice } from '../ui/notice';
import { AsOf } from './as-of';
import { ProblemPanel } from './problem-panel';

interface ReadProblemProps {
  read: {
    /** Why the last read failed; null while nothing is wrong. */
    problem: Problem | null;
    /** When this device stored what is shown (ms since 1970); null for data read from Microsoft in this visit. */
    asOf: number | null;
    reload(): void;
    reloading: boolean;
  };
  /** It lies over a list and is as low as it can be. */
  slim?: boolean;
}

/**
 * Says that what is shown may be old, and since when it is kept, once reading it has failed. While the read lasts it says
 * nothing: the words would come and go.
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
    <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} slim={slim}>
      <AsOf at={asOf} />
    </ProblemPanel>
  );
}
