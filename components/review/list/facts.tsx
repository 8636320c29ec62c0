'use client';
import { type ReactNode, useState } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useListMessages } from '../../../lib/messages/parts/list';
import { hasEnded } from '../../../lib/review/decidable';
import { isBusy } from '../../../lib/review/item-state';
import type { Answered, PersonDetails } from '../../../lib/review/model';
import { makerKind } from '../../../lib/review/principal';
import { isUndecided } from '../../../lib/review/progress';
import { refusedBeside, shownOf } from '../../../lib/review/row-answer';
import { safeText } from '../../../lib/review/text';
import type { ColumnId } from '../../../lib/review/workspace/view';
import { MakerFact, MakerName } from '../../parts/answered-by';
import { ApplyOutcomeText } from '../../parts/apply-outcome';
import { ClampedText, CutLine, OneLine } from '../../parts/clamped-text';
import { DecisionWord, useDecisionWords } from '../../parts/decision-word';
import { TenantText } from '../../parts/tenant-text';
import { Moment } from '../../ui/moment';
import { useTabStop } from '../../ui/tab-stop';
import { ItemStateBadge } from '../act/item-state-badge';
import { doubtsIn, type RowFacts, type SharedByRows } from './row-facts';

/** Title and department in one line, unless they have columns of their own. */
export function Position({ details, columns }: { details: PersonDetails; columns: readonly ColumnId[] }) {
  const known = [
    columns.includes('title') ? null : details.jobTitle,
    columns.includes('department') ? null : details.department,
  ].flatMap((text) => safeText(text ?? '') || []);
  if (known.length === 0) return null;
  return (
    <span className="block text-sm text-quiet">
      {known.map((text, at) => (
        <span key={text}>
          {at > 0 && ' · '}
          <TenantText text={text} limit={80} />
        </span>
      ))}
    </span>
  );
}

interface OfRow {
  facts: RowFacts;
  shared: SharedByRows;
}

interface DecisionFactProps extends OfRow {
  /** Shown in the same line as the decision. */
  beside?: ReactNode;
}

/** The current decision and its status on the way to Microsoft. */
export function DecisionFact({ facts, shared, beside }: DecisionFactProps) {
  const { answer, limit } = facts;
  const { status } = answer;
  const dense = shared.density === 'dense';
  const outcome = !(status && isBusy(status)) && (
    <ApplyOutcomeText of={answer.item} ended={hasEnded(shared.review)} limit={limit} />
  );
  const word = <DecisionWord decision={shownOf(answer).decision} />;
  /** The status names a refused decision beside the current one, so it needs the whole width of the cell. */
  const named = dense && refusedBeside(answer) !== null;
  return (
    // On a card, decision and status share one line: with the reason below, they are as high as the buttons they
    // replace.
    <div className="flex min-w-0 items-center gap-x-3 max-md:flex-wrap md:gap-x-1">
      <div className={`min-w-0 max-md:contents md:flex-1 ${dense ? 'leading-snug' : 'space-y-1'}`}>
        {named ? (
          <div className="flex items-center justify-between gap-x-2">
            {word}
            <span className="-my-3 flex">{beside}</span>
          </div>
        ) : (
          word
        )}
        {outcome}
        {status && (
          <div className={status.step === 'failed' ? 'min-w-0' : 'min-w-0 max-md:flex-1 max-md:basis-16'}>
            <ItemStateBadge small={dense} answer={answer} onRetry={shared.open ? shared.onRetry : null} />
          </div>
        )}
        {dense && <Beneath facts={facts} shared={shared} />}
      </div>
      {!named && beside}
    </div>
  );
}

/** Who decided and why, in one line, where the column of the reason isn't shown. */
function Beneath({ facts, shared }: OfRow) {
  const { item, answer } = facts;
  const { columns, me } = shared;
  const shown = shownOf(answer);
  /** My refused decision stands alone: its status has no room for the reason. */
  const refused = shown !== answer;
  if (columns.includes('reason') || isUndecided(shown) || (answer.status && !refused)) return null;
  const maker = !refused && !columns.includes('answeredBy') && <MakerName item={item} me={me} />;
  const reason = safeText(shown.justification) !== '' && <TenantText text={shown.justification} />;
  if (!maker && !reason) return null;
  return (
    <span className="block min-w-0 text-xs text-quiet">
      <CutLine>
        {maker}
        {maker && reason && ' · '}
        {reason}
      </CutLine>
    </span>
  );
}

/**
 * The reason in two lines: its beginning, and who gave it unless it was me. An earlier stage's answer gets the
 * remaining space.
 */
export function ReasonShort({ facts, shared }: OfRow) {
  const { item, answer } = facts;
  const { me } = shared;
  const reason = shownOf(answer).justification;
  const maker = !shared.columns.includes('answeredBy') && !isUndecided(answer) && !answer.mine;
  const earlier = item.earlier && !isUndecided(item.earlier) ? item.earlier : null;
  const alone = !safeText(reason) && !maker;
  return (
    <div className="min-w-0 leading-snug">
      {safeText(reason) && <OneLine text={reason} />}
      {maker && (
        <span className="block truncate text-xs text-quiet">
          <MakerFact item={item} answer={answer} me={me} oneLine />
        </span>
      )}
      {earlier && (
        <span className={alone ? 'block' : 'block text-xs text-quiet'}>
          <CutLine>
            <EarlierWords earlier={earlier} me={me} />
            {!alone && safeText(earlier.justification) && (
              <>
                {' · '}
                <TenantText text={earlier.justification} />
              </>
            )}
          </CutLine>
        </span>
      )}
      {earlier && alone && safeText(earlier.justification) && (
        <span className="block text-xs text-quiet">
          <OneLine text={earlier.justification} />
        </span>
      )}
    </div>
  );
}

/** The reasons to look at somebody first, in words. */
export function DoubtFact({ facts }: { facts: RowFacts }) {
  const t = useListMessages('doubts');
  const doubts = doubtsIn(facts);
  return doubts.length === 0 ? null : <span>{doubts.map((doubt) => t(doubt)).join(' · ')}</span>;
}

/** The answer of last time in one word; pressing shows or hides who gave it, when and why. */
export function PreviousShort({ previous, me }: { previous: RowFacts['previous']; me: string }) {
  const t = useItemMessages('facts');
  const table = useListMessages('table');
  const words = useDecisionWords();
  const tabStop = useTabStop();
  const [whole, setWhole] = useState(false);
  if (!previous) return <span className="text-quiet">{t('notThere')}</span>;
  return (
    <>
      <button
        type="button"
        tabIndex={tabStop}
        aria-label={table('lastTime', { decision: words(previous.decision) })}
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className={`text-start underline decoration-edge decoration-dotted underline-offset-4 hover:decoration-ink ${isUndecided(previous) ? 'text-quiet' : ''}`}
      >
        {words(previous.decision)}
      </button>
      {whole && <PreviousDetails previous={previous} me={me} />}
    </>
  );
}

/** The reason, and who gave it. */
export function ReasonFact({ facts, shared }: OfRow) {
  const { item, answer } = facts;
  const { justification } = shownOf(answer);
  return (
    <>
      {safeText(justification) && (
        <span className="mb-1 block">
          <ClampedText text={justification} />
        </span>
      )}
      {!shared.columns.includes('answeredBy') && !isUndecided(answer) && (
        <MakerFact item={item} answer={answer} me={shared.me} />
      )}
      {item.earlier && <EarlierStage earlier={item.earlier} me={shared.me} />}
    </>
  );
}

function EarlierWords({ earlier, me }: { earlier: Answered; me: string }) {
  const t = useListMessages('table');
  const words = useDecisionWords();
  return t.rich('earlierStage', {
    decision: words(earlier.decision),
    maker: makerKind(earlier),
    by: () => <MakerName inside item={earlier} me={me} />,
  });
}

/** The answer of the stage before, where the tenant shows it. */
export function EarlierStage({ earlier, me }: { earlier: Answered; me: string }) {
  if (isUndecided(earlier)) return null;
  return (
    <span className="mt-1 block border-s-2 border-line ps-2 text-sm">
      <EarlierWords earlier={earlier} me={me} />
      {safeText(earlier.justification) && (
        <span className="block text-quiet">
          <ClampedText text={earlier.justification} />
        </span>
      )}
    </span>
  );
}

/** The answer of last time: what, by whom, when and why. */
export function PreviousFact({ previous, me }: { previous: RowFacts['previous']; me: string }) {
  const t = useItemMessages('facts');
  const words = useDecisionWords();
  if (!previous) return <span className="text-quiet">{t('notThere')}</span>;
  return (
    <>
      <span className={isUndecided(previous) ? 'text-quiet' : 'font-medium'}>{words(previous.decision)}</span>
      <PreviousDetails previous={previous} me={me} />
    </>
  );
}

/** By whom, when and why last time's answer was given, and what came of it. */
function PreviousDetails({ previous, me }: { previous: NonNullable<RowFacts['previous']>; me: string }) {
  const when = previous.reviewedAt ?? previous.endedAt;
  return (
    <>
      {!isUndecided(previous) && (
        <span className="block text-sm text-quiet">
          <MakerName item={previous} me={me} />
          {when && (
            <>
              {' · '}
              <Moment iso={when} style="day" />
            </>
          )}
        </span>
      )}
      <ApplyOutcomeText of={previous} ended />
      {safeText(previous.justification) && (
        <span className="block text-sm text-quiet">
          <ClampedText text={previous.justification} />
        </span>
      )}
    </>
  );
}
