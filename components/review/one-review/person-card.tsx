'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { isUndecided } from '../../../lib/review/progress';
import { safeText } from '../../../lib/review/text';
import { AnsweredBy } from '../answered-by';
import { DecisionWord } from '../decision-word';
import { AdviceWithWhy, LastSignIn } from '../evidence';
import { ItemStateBadge } from '../item-state-badge';
import { TenantText } from '../tenant-text';
import { PersonName } from './person-name';
import { type PersonProps, Position, SelectPerson } from './person-row';

const TERM = 'text-sm text-quiet';

function PersonCardPlain({ item, review, me, selected, state, details, onSelect, onRetry }: PersonProps) {
  const t = useTranslations('review');
  return (
    <li className="flex gap-1 py-3 ps-1 pe-4 has-checked:bg-accent-wash">
      {selected === null ? (
        <span className="w-3" />
      ) : (
        <SelectPerson item={item} selected={selected} onSelect={onSelect} />
      )}
      <div className="min-w-0 flex-1 space-y-3">
        <div>
          <PersonName item={item} />
          {details && (
            <div className="text-sm text-quiet">
              <Position details={details} />
              {details.manager && (
                <span className="block">
                  {t('manager')}: <TenantText text={details.manager} />
                </span>
              )}
            </div>
          )}
        </div>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
          <div>
            <dt className={TERM}>{t('signIn')}</dt>
            <dd>
              <LastSignIn item={item} review={review} />
            </dd>
          </div>
          <div>
            <dt className={TERM}>{t('advice')}</dt>
            <dd>
              <AdviceWithWhy item={item} review={review} />
            </dd>
          </div>
          <div>
            <dt className={TERM}>{t('decision')}</dt>
            <dd>
              <DecisionWord decision={item.decision} />
            </dd>
          </div>
          {!isUndecided(item) && (
            <div>
              <dt className={TERM}>{t('answeredBy')}</dt>
              <dd>
                <AnsweredBy item={item} me={me} />
              </dd>
            </div>
          )}
          {safeText(item.justification) && (
            <div className="col-span-2">
              <dt className={TERM}>{t('reason')}</dt>
              <dd>
                <TenantText text={item.justification} />
              </dd>
            </div>
          )}
        </dl>
        {state && <ItemStateBadge itemId={item.id} state={state} onRetry={onRetry} />}
      </div>
    </li>
  );
}

/** The row of a phone. */
export const PersonCard = memo(PersonCardPlain);
