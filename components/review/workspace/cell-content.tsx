'use client';
import { useTranslations } from 'use-intl';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { ColumnId } from '../../../lib/review/workspace/view';
import { AccessName } from '../access-name';
import { AdviceWithWhy, LastSignIn } from '../evidence';
import { usePrincipalWords } from '../item-name';
import { PersonName } from '../one-review/person-name';
import { TenantText } from '../tenant-text';
import { Face } from './face';
import { DecisionFact, EarlierStage, MakerFact, Position, PreviousFact, ReasonFact } from './facts';
import { Marks } from './marks';
import type { RowFacts, Shared } from './row-facts';

function Person({ facts, shared }: { facts: RowFacts; shared: Shared }) {
  const { item, details, photo } = facts;
  const nameOf = usePrincipalWords();
  return (
    <div className="flex gap-3">
      <Face name={nameOf(item.principal)} photo={photo} />
      <div className="min-w-0 flex-1">
        <PersonName item={item} />
        {details && <Position details={details} columns={shared.columns} />}
        {shared.several && !shared.columns.includes('access') && item.resource && (
          <span className="block text-sm">
            <AccessName resource={item.resource} limit={160} />
          </span>
        )}
        <Marks {...facts} own={whoseAccess(item, shared.me) === 'own'} />
      </div>
    </div>
  );
}

const Text = ({ text }: { text: string | null | undefined }) =>
  text ? <TenantText text={text} limit={120} /> : null;

/** What stands in one cell. */
export function CellContent({
  column,
  facts,
  shared,
}: {
  column: ColumnId;
  facts: RowFacts;
  shared: Shared;
}) {
  const t = useTranslations('table');
  const { item, details, previous } = facts;
  const { review, me, columns } = shared;
  switch (column) {
    case 'person':
      return <Person facts={facts} shared={shared} />;
    case 'title':
      return <Text text={details?.jobTitle} />;
    case 'department':
      return <Text text={details?.department} />;
    case 'manager':
      return <Text text={details?.manager} />;
    case 'kind':
      return details?.kind ? t(details.kind) : null;
    case 'access':
      return item.resource && <AccessName resource={item.resource} limit={160} />;
    case 'signIn':
      return <LastSignIn item={item} review={review} />;
    case 'advice':
      return <AdviceWithWhy item={item} review={review} />;
    case 'outlier':
      return item.outlier === null ? null : t(item.outlier ? 'unlike' : 'alike');
    case 'previous':
      return <PreviousFact previous={previous} me={me} />;
    case 'answeredBy':
      return <MakerFact {...facts} me={me} />;
    case 'decision':
      return (
        <>
          <DecisionFact {...facts} shared={shared} />
          {!columns.includes('reason') && item.earlier && <EarlierStage earlier={item.earlier} me={me} />}
        </>
      );
    case 'reason':
      return <ReasonFact {...facts} shared={shared} />;
  }
}
