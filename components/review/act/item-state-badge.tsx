'use client';
import {
  CircleAlert,
  CircleCheck,
  CloudOff,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  MonitorSmartphone,
  RotateCw,
  UserRoundPen,
} from 'lucide-react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useProblemsMessages } from '../../../lib/messages/parts/problems';
import { useReviewer } from '../../../lib/queries/graph-context';
import { useOutboxPlace } from '../../../lib/queries/outbox-status';
import { sentenceOf } from '../../../lib/review/causes';
import type { ItemState } from '../../../lib/review/item-state';
import { type RowAnswer, refusedBeside } from '../../../lib/review/row-answer';
import { safeText } from '../../../lib/review/text';
import type { Whose } from '../../../lib/review/whose-access';
import { MakerName } from '../../parts/answered-by';
import { CutLine } from '../../parts/clamped-text';
import { useActWords } from '../../parts/decision-word';
import { HelpMark } from '../../parts/help-mark';
import { TenantText } from '../../parts/tenant-text';
import { useSecondsLeft } from '../../parts/use-seconds-left';
import { Moment } from '../../ui/moment';
import { useTabStop } from '../../ui/tab-stop';

/**
 * No icon is animated here: a list can have dozens of rows on their way, and the line
 * above the list shows the activity.
 */
const LOOKS: Record<ItemState['step'], { Icon: LucideIcon; ink: string }> = {
  device: { Icon: MonitorSmartphone, ink: '' },
  sending: { Icon: LoaderCircle, ink: '' },
  checking: { Icon: LoaderCircle, ink: '' },
  saved: { Icon: CircleCheck, ink: 'text-accent' },
  conflict: { Icon: UserRoundPen, ink: 'text-bad' },
  replaced: { Icon: UserRoundPen, ink: 'text-bad' },
  failed: { Icon: CircleAlert, ink: 'text-bad' },
};
const WAITS: Record<'turn' | 'network' | 'signIn' | 'throttle', LucideIcon> = {
  turn: MonitorSmartphone,
  network: CloudOff,
  signIn: MonitorSmartphone,
  throttle: Hourglass,
};

/**
 * A decision that waits to be sent: where it is kept and what it waits for. Counts down the
 * seconds that Microsoft asked to wait.
 */
function Waiting({ waitsFor, until }: { waitsFor: keyof typeof WAITS; until: number | undefined }) {
  const t = useItemMessages('item');
  const place = useOutboxPlace();
  const seconds = useSecondsLeft(waitsFor === 'throttle' ? (until ?? null) : null);
  if (seconds > 0) return t('deviceThrottle', { place, seconds });
  if (waitsFor === 'network') return t('deviceNetwork', { place });
  return t(waitsFor === 'signIn' ? 'deviceSignIn' : 'device', { place });
}

/** @param props.failed the words before the cause of a refused decision */
function StateWords({ state, failed }: { state: ItemState; failed: string }) {
  const t = useItemMessages('item');
  const problems = useProblemsMessages('problems');
  const { userId } = useReviewer();
  switch (state.step) {
    case 'device':
      return <Waiting waitsFor={state.waitsFor} until={state.until} />;
    case 'saved':
      return <Moment iso={state.at}>{t('savedAt')}</Moment>;
    case 'failed':
      return t('needsYou', { failed, title: problems(`${sentenceOf(state.problem)}.title`) });
    case 'conflict':
    case 'replaced':
      return (
        <span>
          {t.rich(state.step === 'conflict' ? 'changedBy' : 'replaced', {
            name: () => <MakerName inside item={state.theirs} me={userId} />,
          })}
        </span>
      );
    default:
      return t(state.step);
  }
}

interface ItemStateBadgeProps {
  /** Nothing is shown where it has no status. */
  answer: RowAnswer;
  onRetry: ((itemId: string) => void) | null;
  /** For a row of a table, which has little height: one line, and no cause of a failure, which stands once for all rows. */
  small?: boolean;
  /** Whose access it is, where the page asks in Yes and No about one's own; others' if left out. */
  whose?: Whose;
  /** For a page about one person: a help mark explains *saved*. */
  explained?: boolean;
}

/** The status of one decision on its way to Microsoft: an icon, and always words. */
export function ItemStateBadge({
  answer,
  onRetry,
  small = false,
  whose = 'others',
  explained = false,
}: ItemStateBadgeProps) {
  const t = useItemMessages('item');
  const words = useActWords(whose);
  const tabStop = useTabStop();
  const state = answer.status;
  if (!state) return null;
  // Where another decision is current, the status says which decision isn't saved.
  const refused = refusedBeside(answer);
  const failed = refused ? t('notSavedOf', { decision: words(refused.decision) }) : t('notSaved');
  const reason = refused && safeText(refused.justification) !== '' ? refused.justification : null;
  const Icon = state.step === 'device' ? WAITS[state.waitsFor] : LOOKS[state.step].Icon;
  const retry = state.step === 'failed' && onRetry && (
    <button
      type="button"
      tabIndex={tabStop}
      aria-label={t('retry')}
      title={t('retry')}
      onClick={() => onRetry(answer.item.id)}
      className={`items-center link underline ${small ? 'relative inline-flex shrink-0 after:absolute after:-inset-x-2 after:-inset-y-3.5' : 'flex min-h-11 desk:min-h-6'}`}
    >
      {small && refused ? <RotateCw aria-hidden="true" className="size-4" /> : t('retry')}
    </button>
  );
  const icon = (
    <Icon
      aria-hidden="true"
      className={`${small ? 'size-3.5' : 'mt-0.5 size-4'} shrink-0 ${LOOKS[state.step].ink}`}
    />
  );
  if (small)
    return (
      <div className="flex min-w-0 items-center gap-x-1 text-xs leading-4">
        {icon}
        {state.step === 'saved' && <StateWords state={state} failed={failed} />}
        {state.step === 'failed' && reason === null && <span className="min-w-0 truncate">{failed}</span>}
        {state.step === 'failed' && reason !== null && (
          <CutLine title={`${failed} · ${safeText(reason, 400)}`}>
            {failed} · <TenantText text={reason} />
          </CutLine>
        )}
        {state.step !== 'saved' && state.step !== 'failed' && (
          <CutLine>
            <StateWords state={state} failed={failed} />
          </CutLine>
        )}
        {retry}
      </div>
    );
  return (
    <div className="text-sm">
      <span className="inline-flex items-start gap-1.5">
        {icon}
        <StateWords state={state} failed={failed} />
        {state.step === 'saved' && explained && <HelpMark term="saved" />}
      </span>
      {reason !== null && (
        <p className="text-quiet">
          <TenantText text={reason} />
        </p>
      )}
      {retry}
    </div>
  );
}
