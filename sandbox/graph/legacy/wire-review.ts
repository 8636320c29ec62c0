import type { Store } from '../../core/store';
import { readDuration } from '../../reviews/advice';
import type { ReviewSettings } from '../../reviews/input/settings';
import { recurrenceWire } from '../../reviews/legacy/recurrence';
import { reviewerTypeOf } from '../../reviews/legacy/reviewers';
import { contentOf, type LegacyReview, statusOf } from '../../reviews/legacy/reviews';
import { findEntity } from '../../reviews/legacy/templates';
import { periodOf } from '../../reviews/legacy/updating';
import { threeDigits } from '../reviews/wire-definition';
import type { Wire } from '../wire';

export const REVIEWS = 'accessReviews';

const DAY = 86_400_000;
/** The period that the newer API looks back by default. */
const DEFAULT_LOOK_BACK = 'P30D';

/** accessReviewSettings. https://learn.microsoft.com/graph/api/resources/accessreviewsettings */
function settingsWire(settings: ReviewSettings): Wire {
  const lookBack = readDuration(settings.recommendationLookBackDuration ?? DEFAULT_LOOK_BACK) ?? 0;
  const { defaultDecision } = settings;
  return {
    mailNotificationsEnabled: settings.mailNotificationsEnabled,
    remindersEnabled: settings.reminderNotificationsEnabled,
    justificationRequiredOnApproval: settings.justificationRequiredOnApproval,
    autoReviewEnabled: settings.defaultDecisionEnabled,
    activityDurationInDays: Math.ceil(lookBack / DAY),
    autoApplyReviewResultsEnabled: settings.autoApplyDecisionsEnabled,
    accessRecommendationsEnabled: settings.recommendationsEnabled,
    recurrenceSettings: recurrenceWire(settings),
    autoReviewSettings: { notReviewedResult: defaultDecision === 'None' ? null : defaultDecision },
  };
}

/**
 * An accessReview in a list, without settings. Its resource has its current name in the tenant.
 * https://learn.microsoft.com/graph/api/accessreview-list
 */
export function listedReviewWire(store: Store, tenantId: string, review: LegacyReview): Wire {
  const { definition, instance, template, entityId } = review;
  const { createdBy } = definition;
  const content = contentOf(review);
  const { startAt, endAt } = periodOf(review);
  const entity = findEntity(store, tenantId, template.kind, entityId);
  return {
    id: (instance ?? definition).id,
    displayName: content.displayName,
    startDateTime: threeDigits(startAt),
    endDateTime: threeDigits(endAt),
    status: statusOf(review),
    businessFlowTemplateId: template.id,
    reviewerType: reviewerTypeOf(review),
    description: content.descriptionForReviewers,
    createdBy: {
      id: createdBy.id,
      displayName: createdBy.displayName,
      userPrincipalName: createdBy.userPrincipalName,
    },
    reviewedEntity: { id: entityId, displayName: entity?.displayName ?? null },
  };
}

/** An accessReview with its settings. */
export function reviewWire(store: Store, tenantId: string, review: LegacyReview): Wire {
  return {
    ...listedReviewWire(store, tenantId, review),
    settings: settingsWire(contentOf(review).settings),
  };
}
