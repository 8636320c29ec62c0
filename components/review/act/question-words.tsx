'use client';
import type { ReactNode } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { accessNames } from '../../../lib/review/access';
import { adviceAsDecision, availableEvidence, isAgainstAdvice } from '../../../lib/review/advice';
import { consequenceOf } from '../../../lib/review/consequence';
import { denyLimit } from '../../../lib/review/limits';
import { wasDeniedLastTime } from '../../../lib/review/previous';
import { guestIn, isPerson } from '../../../lib/review/principal';
import { type Whose, whoseAccess } from '../../../lib/review/whose-access';
import { AccessAbout } from '../../parts/access-about';
import { AccessName } from '../../parts/access-name';
import { useDecisionWords } from '../../parts/decision-word';
import { SignInWords } from '../../parts/evidence';
import { ItemName } from '../../parts/item-name';
import { useKnownContext } from '../../parts/known-context';
import { useLimitWords } from '../../parts/limit-words';
import { useConsequenceWords } from '../../parts/use-consequence-words';
import type { QuestionProps } from './use-question';

type QuestionAbout = Pick<QuestionProps, 'act' | 'item'>;

/** The question before one decision, by name: "Deny Debra Berger’s access to Northwind launch?" */
export function QuestionTitle({ act, item }: QuestionAbout): ReactNode {
  const known = useKnownContext();
  const t = useItemMessages('row');
  const own = whoseAccess(item, known.me) === 'own';
  const named = item.resource !== null && accessNames(item.resource).name !== '';
  const name = () => <ItemName item={item} limit={120} access={!named} />;
  if (!named || item.resource === null)
    return t.rich(`${own ? 'askOwnUnnamed' : 'askUnnamed'}.${act}`, { name });
  const { resource } = item;
  return t.rich(`${own ? 'askOwn' : 'ask'}.${act}`, {
    name,
    resource: () => <AccessName resource={resource} limit={120} />,
  });
}

/** The sentences on what a decision goes against and leads to; all others are evidence. */
const LEADS_TO: ReadonlySet<string> = new Set(['against', 'limit', 'consequence', 'applied']);

interface QuestionFactsProps extends QuestionAbout {
  /** Both if left out. */
  only?: 'evidence' | 'consequence';
  /** `own` where the reviewer's own access is asked about by itself; others' if left out. */
  whose?: Whose;
}

/** Says in sentences what speaks for and against the decision, and its consequence. */
export function QuestionFacts({ act, item, only, whose }: QuestionFactsProps): ReactNode {
  const known = useKnownContext();
  const t = useItemMessages('row');
  const end = useItemMessages('end');
  const limits = useLimitWords(whose);
  const own = whoseAccess(item, known.me);
  const details = known.people?.get(item.principal.id);
  const limit = act === 'Deny' ? denyLimit(item, known.access) : null;
  const words = useDecisionWords(whose);
  const leadsTo = useConsequenceWords(known.review, own, limit !== null, item, guestIn(known, item));
  const advice = adviceAsDecision(item.advice);
  const { applied, deny } = consequenceOf(known.review, item);
  const sentences: { name: string; shown: ReactNode }[] = [
    {
      name: 'signIn',
      shown:
        isPerson(item.principal) &&
        availableEvidence(item, known.review).signIn &&
        t.rich('signIn', { fact: () => <SignInWords item={item} review={known.review} /> }),
    },
    { name: 'guest', shown: details?.kind === 'guest' && t('guest') },
    { name: 'disabled', shown: details?.enabled === false && t('disabled') },
    { name: 'outlier', shown: item.outlier === true && t('outlier') },
    { name: 'agrees', shown: advice === act && t('agrees') },
    {
      name: 'against',
      shown: advice && advice !== act && (
        <strong className={isAgainstAdvice(act, item.advice) ? 'font-semibold text-warn' : 'font-normal'}>
          {t('against', { advice: words(advice) })}
        </strong>
      ),
    },
    {
      name: 'deniedLastTime',
      shown: wasDeniedLastTime(item, known.previous) && t('deniedLastTime'),
    },
    { name: 'limit', shown: limit && <strong className="font-semibold text-warn">{limits(limit)}</strong> },
    {
      name: 'access',
      shown: act === 'Deny' && item.resource && <AccessAbout sentence resource={item.resource} />,
    },
    { name: 'consequence', shown: act !== 'NotReviewed' && leadsTo(act) },
    { name: 'applied', shown: act === 'Deny' && !limit && deny !== 'passedOn' && end(`applied.${applied}`) },
  ];
  return sentences
    .filter(({ name }) => only === undefined || (only === 'consequence') === LEADS_TO.has(name))
    .map(({ name, shown }) => shown && <span key={name}>{shown} </span>);
}
