'use client';
import { useProblemsMessages } from '../../lib/messages/parts/problems';
import { causeOfEntra } from '../../lib/review/causes';
import type { SignInCauseProps } from './session-context';

/** Says why a sign-in failed, where Entra's code tells it. */
export function SignInCause({ failure, unknown }: SignInCauseProps) {
  const t = useProblemsMessages('problems');
  const cause = causeOfEntra(failure.entraCode);
  if (!cause) return unknown;
  return (
    <>
      <h2 className="font-semibold">{t(`${cause}.title`)}</h2>
      <p>{t(`${cause}.load`)}</p>
    </>
  );
}
