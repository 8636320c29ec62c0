'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';
import { MakerName } from './answered-by';
import { useDecisionWords } from './decision-word';
import { nameOf } from './one-review/person-name';
import { TenantText } from './tenant-text';

const SHOWN = 5;

/** Answers of other reviewers that would be replaced. */
export function TheirAnswers({ items, me }: { items: readonly DecisionItem[]; me: string }) {
  const t = useTranslations('dialog');
  const words = useDecisionWords();
  const rest = items.length - SHOWN;
  return (
    <ul className="list-disc space-y-1 ps-5">
      {items.slice(0, SHOWN).map((item) => (
        <li key={item.id}>
          {t.rich('answer', {
            decision: words(item.decision),
            person: () => <TenantText text={nameOf(item)} limit={80} />,
            by: () => <MakerName item={item} me={me} />,
          })}
          {safeText(item.justification) && (
            <span className="block text-sm text-quiet">
              <TenantText text={item.justification} limit={200} />
            </span>
          )}
        </li>
      ))}
      {rest > 0 && <li>{t('andMore', { count: rest })}</li>}
    </ul>
  );
}
