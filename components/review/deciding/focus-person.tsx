'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import { safeText } from '../../../lib/review/text';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { Notice } from '../../ui/notice';
import { AccessName } from '../access-name';
import { DecisionWord } from '../decision-word';
import { IfNoAnswer } from '../if-no-answer';
import { ItemStateBadge } from '../item-state-badge';
import { TenantText } from '../tenant-text';
import { TheirAnswers } from '../their-answers';
import { AskSomebody } from './ask-somebody';
import { PersonFacts } from './person-facts';
import { PersonLine } from './person-line';

interface FocusPersonProps {
  item: DecisionItem;
  known: Known;
  onRetry: ((itemId: string) => void) | null;
}

/** One person with everything there is to know, and what has been decided so far. */
export function FocusPerson({ item, known, onRetry }: FocusPersonProps) {
  const t = useTranslations('focus');
  const access = item.resource && <AccessName resource={item.resource} limit={160} />;
  const own = whoseAccess(item, known.me) === 'own';
  const { decision, justification, theirs, status } = answerIn(known, item);
  return (
    <div className="space-y-4">
      {own && <p className="font-medium">{t('own')}</p>}
      <PersonLine item={item} known={known} />
      {item.resource && <p>{t.rich('access', { resource: () => access })}</p>}
      <PersonFacts item={item} known={known} />
      {theirs ? (
        <Notice tone="warn">
          <p>{t('replaces')}</p>
          <TheirAnswers items={[theirs]} me={known.me} />
        </Notice>
      ) : (
        decision !== 'NotReviewed' && (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <DecisionWord decision={decision} whose={own ? 'own' : 'others'} />
            {safeText(justification) && (
              <span className="text-quiet">
                <TenantText text={justification} limit={200} />
              </span>
            )}
          </div>
        )
      )}
      <div className="text-[0.9375rem] text-quiet">
        <IfNoAnswer review={known.review} item={item} whose={own ? 'own' : 'others'} />
      </div>
      <AskSomebody item={item} known={known} />
      {status && <ItemStateBadge explained itemId={item.id} state={status} onRetry={onRetry} />}
    </div>
  );
}
