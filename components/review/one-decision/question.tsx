'use client';
import { useTranslations } from 'use-intl';
import { accessNames } from '../../../lib/review/access';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { AccessName } from '../access-name';
import { usePrincipalWords } from '../item-name';
import { TenantText } from '../tenant-text';

/** What is asked, as a person would ask it: of oneself, or about somebody else. */
export function Question({ review, item }: { review: Review; item: DecisionItem }) {
  const t = useTranslations('decision');
  const nameOf = usePrincipalWords();
  const named = item.resource !== null && accessNames(item.resource).name !== '';
  const name = () => <TenantText text={nameOf(item.principal)} />;
  const resource = () => item.resource && <AccessName resource={item.resource} />;
  const own = review.definition.kind === 'own';
  return (
    <h1 className="text-[1.375rem] font-semibold tracking-tight md:text-3xl">
      {own && (named ? t.rich('askSelf', { resource }) : t('askSelfUnnamed'))}
      {!own && (named ? t.rich('ask', { name, resource }) : t.rich('askUnnamed', { name }))}
    </h1>
  );
}
