'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import type { ItemState } from '../../../lib/review/item-state';
import { ANSWERS } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { shownOf } from '../../../lib/review/row-answer';
import { ACT_ICONS } from '../../parts/decision-word';
import { useItemWords } from '../../parts/item-name';
import { classNames } from '../../ui/class-names';
import { atFirstClick } from '../../ui/first-click';
import { useTabStop } from '../../ui/tab-stop';
import { ItemStateBadge } from '../act/item-state-badge';
import type { RowAsk } from '../act/use-review-draft';
import { DecisionFact } from './facts';
import type { RowFacts, SharedByRows } from './row-facts';

const ROW_BUTTON =
  'inline-flex size-9 shrink-0 items-center justify-center gap-1.5 rounded-control border border-transparent text-quiet hover:border-ink hover:text-ink group-focus-within/row:text-ink group-hover/row:text-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent forced-colors:aria-pressed:outline-2 md:pointer-coarse:size-11 max-md:h-auto max-md:min-h-11 max-md:w-full max-md:border-edge max-md:px-1 max-md:text-sm max-md:text-ink';

interface RowDecisionProps {
  facts: RowFacts;
  shared: SharedByRows;
  /** The open question about this row; null where none is open. */
  asked: RowAsk | null;
}

/** Whether the reviewer has nothing to wait for or to do: it is saved, or on its way with nothing that holds it up. */
const goesByItself = (state: ItemState) =>
  state.step === 'saved' ||
  state.step === 'sending' ||
  state.step === 'checking' ||
  (state.step === 'device' && state.waitsFor === 'turn');

/** Three buttons for an item that isn't reviewed; otherwise the decision with a button to change it. */
export function RowDecision({ facts, shared, asked }: RowDecisionProps) {
  const t = useItemMessages('row');
  const wordsOf = useItemWords();
  const tabStop = useTabStop();
  const { item, answer } = facts;
  if (!shared.open) return <DecisionFact facts={facts} shared={shared} />;
  if (isUndecided(shownOf(answer)))
    return (
      // The state stands beside the buttons, where it makes no row higher. A card has no room there: what is on its way
      // by itself is said at the foot of the window.
      <div className="flex min-w-0 items-center gap-x-1 max-md:flex-wrap max-md:gap-x-2">
        <RowButtons facts={facts} shared={shared} asked={asked} />
        {answer.status && (
          <div
            className={classNames('min-w-0 overflow-hidden', goesByItself(answer.status) && 'max-md:hidden')}
          >
            <ItemStateBadge small answer={answer} onRetry={shared.onRetry} />
          </div>
        )}
      </div>
    );
  const changing = asked === 'change';
  return (
    <DecisionFact
      facts={facts}
      shared={shared}
      beside={
        <button
          type="button"
          tabIndex={tabStop}
          aria-label={t('changeOf', { name: wordsOf(item) })}
          aria-expanded={changing}
          onClick={() => shared.onAsk(item.id, changing ? null : 'change')}
          className="relative inline-flex shrink-0 items-center text-sm text-quiet underline-offset-4 group-focus-within/row:text-accent group-hover/row:text-accent hover:underline max-md:after:absolute max-md:after:-inset-x-2.5 max-md:after:-inset-y-3 md:min-h-9 pointer-coarse:text-accent md:pointer-coarse:min-h-11 md:pointer-coarse:min-w-11"
        >
          {t('change')}
        </button>
      }
    />
  );
}

function RowButtons({ facts, shared, asked }: RowDecisionProps) {
  const t = useItemMessages('row');
  const decisions = useShellMessages('decisions');
  const wordsOf = useItemWords();
  const tabStop = useTabStop();
  const { item } = facts;
  const name = wordsOf(item);
  return (
    <fieldset
      aria-label={t('decide', { name })}
      className="flex min-w-0 max-md:grid max-md:w-full max-md:grid-cols-3 max-md:gap-2 md:-ms-2 md:shrink-0"
    >
      {ANSWERS.map((act) => {
        const Icon = ACT_ICONS[act];
        const word = decisions(act);
        return (
          <button
            key={act}
            type="button"
            tabIndex={tabStop}
            title={word}
            aria-label={t('act', { act: word, name })}
            aria-pressed={asked === null ? undefined : asked === act}
            onClick={atFirstClick(() => shared.onDecide(item.id, act))}
            className={ROW_BUTTON}
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
            <span aria-hidden="true" className="md:hidden">
              {word}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
