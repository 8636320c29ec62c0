'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { accessNames } from '../../../lib/review/access';
import { isAgainstAdvice } from '../../../lib/review/act';
import { adviceAsDecision } from '../../../lib/review/advice';
import { consequenceOf } from '../../../lib/review/consequence';
import { denyLimit } from '../../../lib/review/limits';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import { previousOf } from '../../../lib/review/previous';
import { isPerson } from '../../../lib/review/principal';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { AccessName } from '../access-name';
import { SignInWords } from '../evidence';
import { ItemName } from '../item-name';
import { useConsequenceWords } from '../use-consequence-words';

interface QuestionProps {
  act: Decision;
  item: DecisionItem;
  known: Known;
}

/** What is asked before one decision is taken, by name: "Deny Debra Berger’s access to Northwind launch?" */
export function QuestionTitle({ act, item, known }: QuestionProps): ReactNode {
  const t = useTranslations('row');
  const own = whoseAccess(item, known.me) === 'own';
  const name = () => <ItemName item={item} limit={120} />;
  if (item.resource === null || accessNames(item.resource).name === '')
    return t.rich(`${own ? 'askOwnUnnamed' : 'askUnnamed'}.${act}`, { name });
  const { resource } = item;
  return t.rich(`${own ? 'askOwn' : 'ask'}.${act}`, {
    name,
    resource: () => <AccessName resource={resource} limit={120} />,
  });
}

/** What speaks for and against it, and what it leads to, in sentences. */
export function QuestionFacts({ act, item, known }: QuestionProps): ReactNode {
  const t = useTranslations('row');
  const end = useTranslations('end');
  const limits = useTranslations('limits');
  const own = whoseAccess(item, known.me);
  const words = useConsequenceWords(known.review, own);
  const details = known.people?.get(item.principal.id);
  const limit = act === 'Deny' ? denyLimit(item, known.access) : null;
  const advice = adviceAsDecision(item.advice);
  const { applied } = consequenceOf(known.review);
  const sentences: ReactNode[] = [];
  if (isPerson(item.principal))
    sentences.push(t.rich('signIn', { fact: () => <SignInWords item={item} review={known.review} /> }));
  if (details?.kind === 'guest') sentences.push(t('guest'));
  if (details?.enabled === false) sentences.push(t('disabled'));
  if (item.outlier === true) sentences.push(t('outlier'));
  if (advice && advice === act) sentences.push(t('agrees'));
  else if (advice)
    sentences.push(
      <strong className={isAgainstAdvice(act, item.advice) ? 'font-semibold text-warn' : 'font-normal'}>
        {t('against', { advice })}
      </strong>,
    );
  if (previousOf(item, known.previous)?.decision === 'Deny') sentences.push(t('deniedLastTime'));
  if (limit) sentences.push(<strong className="font-semibold text-warn">{limits(limit)}</strong>);
  if (act !== 'NotReviewed') sentences.push(words(act));
  if (act === 'Deny' && !limit) sentences.push(end(`applied.${applied}`));
  return sentences.map((sentence, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the sentences have no other name
    <span key={at}>{sentence} </span>
  ));
}
