'use client';
import { TenantText } from '../../components/parts/tenant-text';
import { Notice } from '../../components/ui/notice';
import { useProblemsMessages } from '../../lib/messages/parts/problems';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { causeOfEntra } from '../../lib/review/causes';
import type { SignInFailedProps } from './session-context';

const CANCELLED = new Set(['access_denied', 'user_cancelled', 'user_canceled']);

/** Says why the last sign-in failed, with the reference to quote. */
export function SignInFailed({ failure }: SignInFailedProps) {
  const t = useShellMessages('session');
  const problems = useProblemsMessages('problems');
  const { code, entraCode } = failure;
  const cause = causeOfEntra(entraCode);
  const reference = [failure.reference, entraCode && `AADSTS${entraCode}`].filter(Boolean).join(', ');
  return (
    <Notice tone="warn" live="alert" title={cause && problems(`${cause}.title`)}>
      <p>{cause ? problems(`${cause}.load`) : t(CANCELLED.has(code) ? 'cancelled' : 'failed')}</p>
      {reference && (
        <p className="text-sm">
          {problems.rich('reference', { reference: () => <TenantText text={reference} /> })}
        </p>
      )}
    </Notice>
  );
}
