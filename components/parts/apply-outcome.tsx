'use client';
import { type Applied, appliedDecision, applyOutcome } from '../../lib/review/apply-result';
import type { DenyLimit } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { useLimitWords } from './limit-words';
import { useOutcomeWords } from './outcome-words';
import { TenantText } from './tenant-text';

interface ApplyOutcomeProps {
  of: Applied;
  /** Whether the review has ended. */
  ended: boolean;
  /** Why a Deny couldn't take effect, if the directory shows it. */
  limit?: DenyLimit | null;
  /** `own` where the reviewer's own access is told by itself; others' if left out. */
  whose?: Whose;
}

/**
 * Shows what Microsoft did with a decision after the review ended, and why if Microsoft says so. Renders
 * nothing where neither is known.
 */
export function ApplyOutcomeText({ of, ended, limit = null, whose = 'others' }: ApplyOutcomeProps) {
  const limits = useLimitWords(whose);
  const outcome = applyOutcome(of, ended);
  const words = useOutcomeWords()(of, ended, whose);
  if (!words) return null;
  const denied = appliedDecision(of) === 'Deny';
  const nothingDone = denied && (outcome === 'failed' || outcome === 'notSupported');
  return (
    <span className="block text-sm">
      <span className={nothingDone ? 'block font-semibold text-warn' : 'block text-quiet'}>{words}</span>
      {nothingDone && limit && <span className="block text-quiet">{limits(limit)}</span>}
      {safeText(of.applyDescription ?? '') && (
        <span className="block text-quiet">
          <TenantText text={of.applyDescription ?? ''} limit={400} />
        </span>
      )}
    </span>
  );
}
