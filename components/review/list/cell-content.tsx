'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import { isComparable } from '../../../lib/review/previous';
import type { ColumnId } from '../../../lib/review/workspace/view';
import { AccessAbout, AccessInTwoLines } from '../../parts/access-about';
import { AccessName } from '../../parts/access-name';
import { MakerFact } from '../../parts/answered-by';
import { Avatar } from '../../parts/avatar';
import { AdviceShort, AdviceWithWhy, LastSignIn, LastSignInShort } from '../../parts/evidence';
import { usePrincipalWords } from '../../parts/item-name';
import { PersonLink, PersonName } from '../../parts/person-name';
import { TenantText } from '../../parts/tenant-text';
import { classNames } from '../../ui/class-names';
import { SkeletonWords } from '../../ui/skeleton';
import type { RowAsk } from '../act/use-review-draft';
import {
  DoubtFact,
  EarlierStage,
  Position,
  PreviousFact,
  PreviousShort,
  ReasonFact,
  ReasonShort,
} from './facts';
import { Marks } from './marks';
import { RowDecision } from './row-decision';
import type { RowFacts, SharedByRows } from './row-facts';
import { SecondLine } from './second-line';

/**
 * A person in two lines: the name, and the fact that says most about them. The marks stand beside the recommendation, or
 * here where that column isn't shown.
 */
function DensePerson({ facts, shared }: { facts: RowFacts; shared: SharedByRows }) {
  const { item, photo } = facts;
  const nameOf = usePrincipalWords();
  const marked = !shared.columns.includes('advice');
  return (
    <div className="flex items-center gap-2.5">
      <Avatar size="small" name={nameOf(item.principal)} photo={photo} />
      <div className="min-w-0 flex-1 leading-snug">
        <PersonLink item={item} oneLine />
        {/* On a card the marks, which may come later, have a line that is kept free for them. */}
        <div
          className={classNames(
            'flex min-w-0 items-center gap-x-2 max-md:flex-wrap',
            marked && 'max-md:min-h-9.5 max-md:content-start',
          )}
        >
          <SecondLine facts={facts} shared={shared} />
          {marked && <Marks facts={facts} shared={shared} />}
        </div>
      </div>
    </div>
  );
}

function Person({ facts, shared }: { facts: RowFacts; shared: SharedByRows }) {
  const { item, details, photo } = facts;
  const nameOf = usePrincipalWords();
  return (
    <div className="flex gap-3">
      <Avatar size="medium" name={nameOf(item.principal)} photo={photo} />
      <div className="min-w-0 flex-1">
        <PersonName item={item} />
        {details && <Position details={details} columns={shared.columns} />}
        {shared.several && !shared.columns.includes('access') && item.resource && (
          <span className="block text-sm">
            <AccessName resource={item.resource} limit={160} />
            <span className="block text-quiet">
              <AccessAbout resource={item.resource} />
            </span>
          </span>
        )}
        <Marks facts={facts} shared={shared} />
      </div>
    </div>
  );
}

const Text = ({ text }: { text: string | null | undefined }) =>
  text ? <TenantText text={text} limit={120} /> : null;

/** The content of one cell. */
export function CellContent({
  column,
  facts,
  shared,
  asked,
  dense,
}: {
  column: ColumnId;
  facts: RowFacts;
  shared: SharedByRows;
  asked: RowAsk | null;
  /** Uses the shortest wording. */
  dense: boolean;
}) {
  const t = useListMessages('table');
  const { item, details, previous } = facts;
  const { review, me, columns } = shared;
  switch (column) {
    case 'person':
      return dense ? <DensePerson facts={facts} shared={shared} /> : <Person facts={facts} shared={shared} />;
    case 'title':
      return <Text text={details?.jobTitle} />;
    case 'department':
      return <Text text={details?.department} />;
    case 'manager':
      return <Text text={details?.manager} />;
    case 'kind':
      return details?.kind ? t(details.kind) : null;
    case 'access':
      return (
        item.resource &&
        (dense ? (
          <AccessInTwoLines resource={item.resource} />
        ) : (
          <>
            <AccessName resource={item.resource} limit={160} />
            <span className="block text-sm text-quiet">
              <AccessAbout resource={item.resource} />
            </span>
          </>
        ))
      );
    case 'signIn':
      return dense ? (
        <LastSignInShort item={item} review={review} />
      ) : (
        <LastSignIn item={item} review={review} />
      );
    case 'advice':
      return dense ? (
        <div className="flex flex-wrap items-center gap-x-2">
          <AdviceShort item={item} review={review} />
          <Marks facts={facts} shared={shared} />
        </div>
      ) : (
        <AdviceWithWhy item={item} review={review} />
      );
    case 'outlier':
      return item.outlier === null ? null : t(item.outlier ? 'unlike' : 'alike');
    case 'doubt':
      return <DoubtFact facts={facts} />;
    case 'previous':
      if (!isComparable(item)) return null;
      if (shared.awaitsPrevious) return <SkeletonWords className="w-16" />;
      return dense ? (
        <PreviousShort previous={previous} me={me} />
      ) : (
        <PreviousFact previous={previous} me={me} />
      );
    case 'answeredBy':
      return <MakerFact {...facts} me={me} />;
    case 'decision':
      return (
        <>
          <RowDecision facts={facts} shared={shared} asked={asked} />
          {!columns.includes('reason') && item.earlier && <EarlierStage earlier={item.earlier} me={me} />}
        </>
      );
    case 'reason':
      return dense ? (
        <ReasonShort facts={facts} shared={shared} />
      ) : (
        <ReasonFact facts={facts} shared={shared} />
      );
  }
}
