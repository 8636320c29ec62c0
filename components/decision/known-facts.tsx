'use client';
import type { Known } from '../../lib/review/known';
import type { DecisionItem } from '../../lib/review/model';
import { guestIn } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import { whoseAccess } from '../../lib/review/whose-access';
import { AtTheEnd } from '../parts/at-the-end';
import { ClampedText } from '../parts/clamped-text';
import { PersonFacts } from '../parts/person-facts';
import { StageSentence } from '../parts/stage-sentence';
import { PersonLine } from '../review/act/person-line';

/**
 * Shows who the item is about: evidence first, then the recommendation and why,
 * earlier answers, and the consequence.
 */
export function KnownFacts({ item, known }: { item: DecisionItem; known: Known }) {
  const { definition } = known.review;
  return (
    <div className="space-y-2 sm:space-y-3">
      {whoseAccess(item, known.me) === 'others' && <PersonLine item={item} known={known} />}
      {safeText(definition.description) && (
        <p className="text-body">
          <ClampedText text={definition.description} />
        </p>
      )}
      <PersonFacts item={item} known={known} whose={whoseAccess(item, known.me)} />
      <div className="space-y-1 text-sm text-quiet">
        <StageSentence review={known.review} />
        <AtTheEnd
          review={known.review}
          item={item}
          guest={guestIn(known, item)}
          whose={whoseAccess(item, known.me)}
        />
      </div>
    </div>
  );
}
