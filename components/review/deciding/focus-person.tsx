'use client';
import { useTranslations } from 'use-intl';
import { standing } from '../../../lib/review/item-state';
import type { DecisionItem } from '../../../lib/review/model';
import { othersAnswer } from '../../../lib/review/others-answer';
import { safeText } from '../../../lib/review/text';
import type { Known } from '../../../lib/review/workspace/view';
import { Notice } from '../../ui/notice';
import { DecisionWord } from '../decision-word';
import { ItemStateBadge } from '../item-state-badge';
import { TenantText } from '../tenant-text';
import { TheirAnswers } from '../their-answers';
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
  const progress = known.states.get(item.id);
  const stands = standing(item, progress);
  const theirs = othersAnswer(item, progress, known.me);
  return (
    <div className="space-y-4">
      <PersonLine item={item} known={known} />
      {safeText(item.resource?.displayName) && (
        <p>
          {t.rich('access', {
            resource: () => <TenantText text={item.resource?.displayName ?? ''} limit={160} />,
          })}
        </p>
      )}
      <PersonFacts item={item} known={known} />
      {theirs ? (
        <Notice tone="warn">
          <p>{t('replaces')}</p>
          <TheirAnswers items={[theirs]} me={known.me} />
        </Notice>
      ) : (
        stands.decision !== 'NotReviewed' && (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <DecisionWord decision={stands.decision} />
            {safeText(stands.justification) && (
              <span className="text-quiet">
                <TenantText text={stands.justification} limit={200} />
              </span>
            )}
          </div>
        )
      )}
      {progress && <ItemStateBadge itemId={item.id} state={progress.state} onRetry={onRetry} />}
    </div>
  );
}
