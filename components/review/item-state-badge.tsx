'use client';
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ItemState } from '../../lib/review/item-state';
import { safeText } from '../../lib/review/text';
import { TenantText } from './tenant-text';

const ICON = 'mt-0.5 size-4 shrink-0';

function StateIcon({ step }: { step: ItemState['step'] }) {
  if (step === 'saved') return <CircleCheck aria-hidden="true" className={`${ICON} text-accent`} />;
  if (step === 'failed' || step === 'conflict' || step === 'replaced')
    return <CircleAlert aria-hidden="true" className={`${ICON} text-bad`} />;
  return <LoaderCircle aria-hidden="true" className={`${ICON} motion-safe:animate-spin`} />;
}

function StateWords({ state }: { state: ItemState }) {
  const t = useTranslations('item');
  const problems = useTranslations('problems');
  if (state.step === 'failed') return t('why', { title: problems(`${state.problem.code}.title`) });
  if (state.step !== 'replaced') return t(state.step);
  const by = state.theirs.reviewedBy;
  const name = safeText(by?.displayName) || (by?.userPrincipalName ?? '');
  return <span>{t.rich('replaced', { name: () => <TenantText text={name} /> })}</span>;
}

interface ItemStateBadgeProps {
  itemId: string;
  state: ItemState;
  onRetry: ((itemId: string) => void) | null;
}

/** Where one choice stands on its way to Microsoft. */
export function ItemStateBadge({ itemId, state, onRetry }: ItemStateBadgeProps) {
  const t = useTranslations('item');
  return (
    <div className="text-sm">
      <span className="inline-flex items-start gap-1.5">
        <StateIcon step={state.step} />
        <StateWords state={state} />
      </span>
      {state.step === 'failed' && onRetry && (
        <button
          type="button"
          onClick={() => onRetry(itemId)}
          className="flex min-h-11 items-center font-medium text-accent underline underline-offset-4 md:min-h-6"
        >
          {t('retry')}
        </button>
      )}
    </div>
  );
}
