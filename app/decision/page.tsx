'use client';
import { lazy, Suspense } from 'react';
import { DecisionSkeleton } from '../../components/review/one-decision/decision-skeleton';
import { FromLink } from '../_shell/from-link';

const fetchView = () => import('../../components/review/one-decision/one-decision');
const OneDecision = lazy(async () => ({ default: (await fetchView()).OneDecision }));

export default function DecisionPage() {
  return (
    <Suspense fallback={<DecisionSkeleton />}>
      <FromLink skeleton={<DecisionSkeleton />} fetchView={fetchView}>
        {({ definitionId, instanceId, itemId, answer, malformed }) =>
          definitionId &&
          instanceId &&
          itemId && (
            <OneDecision
              key={`${definitionId}/${instanceId}/${itemId}/${answer}`}
              reference={{ definitionId, instanceId, itemId }}
              proposed={answer ?? null}
              unknownAnswer={malformed.includes('answer')}
            />
          )
        }
      </FromLink>
    </Suspense>
  );
}
