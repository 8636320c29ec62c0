'use client';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useReviewer } from '../../lib/queries/graph-context';
import { accessNames } from '../../lib/review/access';
import type { DecisionItem } from '../../lib/review/model';
import { whoseAccess } from '../../lib/review/whose-access';
import { AccessName } from '../parts/access-name';
import { usePrincipalWords } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { PageHeading } from '../ui/page-heading';

/** The question in a person's words: about the reviewer's own access, or about somebody else's. */
export function Question({ item, ended = false }: { item: DecisionItem; ended?: boolean }) {
  const t = useDecisionMessages('decision');
  const nameOf = usePrincipalWords();
  const named = item.resource !== null && accessNames(item.resource).name !== '';
  const name = () => <TenantText text={nameOf(item.principal)} />;
  const resource = () => item.resource && <AccessName resource={item.resource} />;
  const own = whoseAccess(item, useReviewer().userId) === 'own';
  if (ended)
    return (
      <PageHeading>
        {named
          ? t.rich(own ? 'pastSelf' : 'past', { name, resource })
          : t.rich(own ? 'pastSelfUnnamed' : 'pastUnnamed', { name })}
      </PageHeading>
    );
  return (
    <PageHeading>
      {own && (named ? t.rich('askSelf', { resource }) : t('askSelfUnnamed'))}
      {!own && (named ? t.rich('ask', { name, resource }) : t.rich('askUnnamed', { name }))}
    </PageHeading>
  );
}
