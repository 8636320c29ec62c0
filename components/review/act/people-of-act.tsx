'use client';
import { useMemo, useState } from 'react';
import { useActMessages } from '../../../lib/messages/parts/act';
import { type Act, decisionFor } from '../../../lib/review/act';
import { availableEvidence, isAgainstAdvice } from '../../../lib/review/advice';
import { isPerson } from '../../../lib/review/principal';
import { useDecisionWords } from '../../parts/decision-word';
import { SignInWords } from '../../parts/evidence';
import { ItemName, useCounted } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { ScrollRegion } from '../../ui/scroll-region';
import type { SummedPart } from './act-parts';

/** How many names are listed at a time. */
const STEP = 200;

interface PeopleOfActProps {
  act: Act;
  /** The reviews of the act; they are named where there are several. */
  parts: readonly SummedPart[];
}

/**
 * Lists the people of an act on demand: first those who lose access, then those
 * decided against the recommendation.
 */
export function PeopleOfAct({ act, parts }: PeopleOfActProps) {
  const t = useActMessages('act');
  const counted = useCounted();
  const [most, setMost] = useState(STEP);
  const words = useDecisionWords();
  const ordered = useMemo(() => {
    const ranked = parts.flatMap(({ known: { review }, summary }) =>
      summary.touched.flatMap((item) => {
        const decision = decisionFor(act, item);
        if (!decision) return [];
        const against = isAgainstAdvice(decision, item.advice);
        return [{ item, review, decision, against, rank: (decision === 'Deny' ? 0 : 2) + (against ? 0 : 1) }];
      }),
    );
    return ranked.sort((one, other) => one.rank - other.rank);
  }, [act, parts]);
  if (ordered.length < 2) return null;
  const several = new Set(ordered.map(({ review }) => review)).size > 1;
  const rest = ordered.length - most;
  return (
    <details>
      <summary className="inline-flex min-h-9 items-center link">
        {t('showAll', counted(ordered.length))}
      </summary>
      <ScrollRegion label={t('people')} className="mt-1 max-h-48 border-y border-line py-2">
        <ul className="space-y-1 text-body">
          {ordered.slice(0, most).map(({ item, review, decision, against }) => (
            <li key={item.id}>
              <ItemName item={item} limit={120} />
              <span className="text-quiet">
                {several && (
                  <>
                    {' · '}
                    <TenantText text={review.definition.displayName} limit={80} />
                  </>
                )}
                {act === 'accept' && ` · ${words(decision)}`}
                {isPerson(item.principal) && availableEvidence(item, review).signIn && (
                  <>
                    {' · '}
                    {t.rich('signIn', { fact: () => <SignInWords item={item} review={review} /> })}
                  </>
                )}
              </span>
              {against && <span className="text-warn"> · {t('againstOne')}</span>}
            </li>
          ))}
        </ul>
        {rest > 0 && (
          <button
            type="button"
            className="min-h-11 text-body link desk:min-h-8"
            onClick={() => setMost(most + STEP)}
          >
            {t('showMore', { count: rest })}
          </button>
        )}
      </ScrollRegion>
    </details>
  );
}
