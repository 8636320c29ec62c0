'use client';
import { Suspense } from 'react';
import { DecisionSkeleton } from '../../components/review/one-decision/decision-frame';
import { OneDecision } from '../../components/review/one-decision/one-decision';
import { FromLink } from '../_shell/from-link';

export default function DecisionPage() {
  return (
    <Suspense fallback={<DecisionSkeleton />}>
      <FromLink skeleton={<DecisionSkeleton />}>
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
