'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import { dueAt } from '../../../lib/review/deadline';
import type { Known } from '../../../lib/review/known';
import { denyLimit } from '../../../lib/review/limits';
import type { DecisionItem } from '../../../lib/review/model';
import { guestIn } from '../../../lib/review/principal';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn, shownOf } from '../../../lib/review/row-answer';
import { safeText } from '../../../lib/review/text';
import { whoseAccess } from '../../../lib/review/whose-access';
import { AccessName } from '../../parts/access-name';
import { DecisionWord, useDecisionWords } from '../../parts/decision-word';
import { IfNoAnswer } from '../../parts/if-no-answer';
import { useKnownContext } from '../../parts/known-context';
import { PersonFacts } from '../../parts/person-facts';
import { TenantText } from '../../parts/tenant-text';
import { TheirAnswers } from '../../parts/their-answers';
import { useConsequenceWords } from '../../parts/use-consequence-words';
import { DayTime } from '../../ui/moment';
import { Notice } from '../../ui/notice';
import { AskSomebody } from '../act/ask-somebody';
import { ItemStateBadge } from '../act/item-state-badge';
import { PersonLine } from '../act/person-line';

interface OneByOnePersonProps {
  item: DecisionItem;
  /** A question is open, which says what its decision leads to. */
  asked: boolean;
  onRetry: ((itemId: string) => void) | null;
}

/** What Deny leads to, and until when a decision can be changed; the question says the first where one is open. */
function IfDenied({ item, known, asked }: { item: DecisionItem; known: Known; asked: boolean }) {
  const t = useOneByOneMessages('focus');
  const facts = useItemMessages('facts');
  const whose = whoseAccess(item, known.me);
  const words = useDecisionWords(whose);
  const leadsTo = useConsequenceWords(
    known.review,
    whose,
    denyLimit(item, known.access) !== null,
    item,
    guestIn(known, item),
  )('Deny');
  const until = dueAt(known.review);
  return (
    <p>
      {!asked && leadsTo !== '' && `${t('ifDeny', { decision: words('Deny'), leadsTo })} `}
      {until !== null && facts.rich('until', { when: () => <DayTime iso={until} /> })}
    </p>
  );
}

/** Shows all that is known about one person, and the current decision. */
export function OneByOnePerson({ item, asked, onRetry }: OneByOnePersonProps) {
  const known = useKnownContext();
  const t = useOneByOneMessages('focus');
  const access = item.resource && <AccessName resource={item.resource} limit={160} />;
  const own = whoseAccess(item, known.me) === 'own';
  const answer = answerIn(known, item);
  const { theirs } = answer;
  const shown = shownOf(answer);
  return (
    <div className="space-y-4">
      {own && <p className="font-medium">{t('own')}</p>}
      <PersonLine item={item} known={known} />
      {item.resource && <p>{t.rich('access', { resource: () => access })}</p>}
      <PersonFacts item={item} known={known} whose={own ? 'own' : 'others'} />
      {theirs ? (
        <Notice tone="warn">
          <p>{t('replaces')}</p>
          <TheirAnswers items={[theirs]} me={known.me} whose={own ? 'own' : 'others'} />
        </Notice>
      ) : (
        !isUndecided(shown) && (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <DecisionWord decision={shown.decision} whose={own ? 'own' : 'others'} />
            {safeText(shown.justification) && (
              <span className="text-quiet">
                <TenantText text={shown.justification} limit={200} />
              </span>
            )}
          </div>
        )
      )}
      <div className="text-body text-quiet">
        <IfNoAnswer
          review={known.review}
          item={item}
          guest={guestIn(known, item)}
          whose={own ? 'own' : 'others'}
        />
        <IfDenied item={item} known={known} asked={asked} />
      </div>
      <AskSomebody item={item} known={known} />
      <ItemStateBadge explained answer={answer} whose={own ? 'own' : 'others'} onRetry={onRetry} />
    </div>
  );
}
