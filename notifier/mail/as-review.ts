import type { Review } from '../../lib/review/model';
import type { DigestReview } from './digest';

/** A digest's review in the form that the rules of reviews read; fields that they don't need are empty. */
export function asReview(review: DigestReview): Review {
  const { definitionId, displayName, description, unanswered, adviceEnabled, stage, endsAt } = review;
  return {
    definition: {
      id: definitionId,
      displayName,
      description,
      settings: unanswered && {
        ...unanswered,
        reasonRequired: false,
        adviceEnabled,
        adviceLookBackDays: review.adviceLookBackDays ?? 30,
      },
      staged: stage !== undefined,
      stages: [...(stage?.plan ?? [])],
      earlierShown: stage?.earlierShown ?? false,
      reviewersShareItems: false,
      createdBy: '',
    },
    instance: {
      id: review.instanceId,
      definitionId,
      startsAt: review.startsAt ?? null,
      endsAt,
      status: 'InProgress',
    },
    stage: stage ? { id: '', startsAt: null, endsAt, status: 'InProgress', number: stage.number } : null,
  };
}
