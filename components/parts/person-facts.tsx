'use client';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { isDescribed } from '../../lib/review/access';
import { availableEvidence } from '../../lib/review/advice';
import { isPast } from '../../lib/review/decidable';
import type { Known } from '../../lib/review/known';
import { denyLimit } from '../../lib/review/limits';
import type { Answered, DecisionItem } from '../../lib/review/model';
import { canCompare, isComparable, previousOf } from '../../lib/review/previous';
import { makerKind } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { Moment } from '../ui/moment';
import { SkeletonWords } from '../ui/skeleton';
import { AccessAbout } from './access-about';
import { MakerName } from './answered-by';
import { ClampedText } from './clamped-text';
import { useDecisionWords } from './decision-word';
import { AdviceSentence, LastSignIn } from './evidence';
import { Fact } from './fact';
import { useLimitWords } from './limit-words';

/** Shows an earlier answer: who decided what, when and why. */
function Earlier({ answer, me, whose }: { answer: Answered; me: string; whose: Whose }) {
  const t = useItemMessages('facts');
  const words = useDecisionWords(whose);
  const { reviewedBy, reviewedAt, justification } = answer;
  return (
    <>
      {reviewedBy
        ? t.rich('answer', {
            decision: words(answer.decision),
            maker: makerKind(answer),
            by: () => <MakerName inside item={answer} me={me} />,
          })
        : words(answer.decision)}
      {reviewedAt && (
        <>
          {' · '}
          <Moment iso={reviewedAt} style="day" />
        </>
      )}
      {safeText(justification) && (
        <span className="text-quiet">
          {' · '}
          <ClampedText text={justification} />
        </span>
      )}
    </>
  );
}

interface PersonFactsProps {
  item: DecisionItem;
  known: Known;
  /** `own` where the reviewer's own access is asked about by itself; others' if left out. */
  whose?: Whose;
}

/**
 * What a reviewer needs to know about one person: evidence first, then the recommendation
 * and why, then earlier answers.
 */
export function PersonFacts({ item, known, whose = 'others' }: PersonFactsProps) {
  const t = useItemMessages('facts');
  const review = useShellMessages('review');
  const limits = useLimitWords(whose);
  const available = availableEvidence(item, known.review);
  const then = previousOf(item, known.previous);
  const compared = isComparable(item) && (known.awaitsPrevious || canCompare(known.previous));
  const limit = isPast(known.review) ? null : denyLimit(item, known.access);
  const earlier = item.earlier && !isUndecided(item.earlier) ? item.earlier : null;
  return (
    <dl className="grid grid-cols-[2fr_3fr] gap-x-5 gap-y-2 border-y border-line py-2.5 text-body empty:hidden sm:grid-cols-2 sm:gap-x-6 sm:py-3">
      {available.signIn && (
        <Fact term={review('signIn')} help="signIn">
          <LastSignIn item={item} review={known.review} />
        </Fact>
      )}
      {available.advice && (
        <Fact term={review('advice')} help="recommendation">
          <AdviceSentence item={item} review={known.review} whose={whose} />
        </Fact>
      )}
      {item.resource && isDescribed(item) && (
        <Fact wide term={t('access')}>
          <AccessAbout resource={item.resource} />
        </Fact>
      )}
      {compared && (
        <Fact wide term={t('lastTime')} help="lastTime">
          {/* On a phone an answer with its reason has two lines. */}
          <div className="max-sm:min-h-[2lh]">
            {then && <Earlier answer={then} me={known.me} whose={whose} />}
            {!then && (known.awaitsPrevious ? <SkeletonWords className="w-40" /> : t('notThere'))}
          </div>
        </Fact>
      )}
      {earlier && (
        <Fact wide term={t('earlierStage')} help="earlierStage">
          <Earlier answer={earlier} me={known.me} whose={whose} />
        </Fact>
      )}
      {limit && (
        <Fact wide term={t('limit', { whose })} help="deny">
          {limits(limit)}
        </Fact>
      )}
    </dl>
  );
}
