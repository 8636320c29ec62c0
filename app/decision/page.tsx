'use client';
import { Suspense } from 'react';
import { DecisionSkeleton } from '../../components/decision/decision-skeleton';
import { lazyView } from '../../components/ui/lazy-view';
import { FromLink } from '../_shell/from-link';

const oneDecision = lazyView(
  async () => (await import('../../components/decision/one-decision')).OneDecision,
  { preload: true },
);

export default function DecisionPage() {
  return (
    <Suspense fallback={<DecisionSkeleton />}>
      <FromLink
        skeleton={<DecisionSkeleton />}
        view={oneDecision}
        propsFor={({ definitionId, instanceId, itemId, answer, malformed }) =>
          definitionId && instanceId && itemId
            ? {
                reference: { definitionId, instanceId, itemId },
                proposed: answer ?? null,
                unknownAnswer: malformed.includes('answer'),
              }
            : null
        }
      />
    </Suspense>
  );
}
