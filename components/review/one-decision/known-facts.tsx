'use client';
import type { DecisionItem } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { AtTheEnd } from '../at-the-end';
import { PersonFacts } from '../deciding/person-facts';
import { PersonLine } from '../deciding/person-line';
import { StageSentence } from '../deciding/stage-sentence';
import { ClampedText } from '../workspace/clamped-text';

/** Who it is about, evidence first, advice second with its why, what was said before; then what the answer leads to. */
export function KnownFacts({ item, known }: { item: DecisionItem; known: Known }) {
  const { definition } = known.review;
  return (
    <div className="space-y-3">
      {whoseAccess(item, known.me) === 'others' && <PersonLine item={item} known={known} />}
      {safeText(definition.description) && (
        <p className="text-body">
          <ClampedText text={definition.description} />
        </p>
      )}
      <PersonFacts item={item} known={known} />
      <div className="space-y-1 text-sm text-quiet">
        <StageSentence review={known.review} />
        <AtTheEnd review={known.review} item={item} whose={whoseAccess(item, known.me)} />
      </div>
    </div>
  );
}
