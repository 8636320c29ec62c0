import type { Store } from '../../core/store';
import { type Definition, findDefinition, findDefinitionBySeq, listDefinitions } from '../definitions';
import type { DefinitionContent } from '../input/definition';
import { findInstance, type Instance, listInstances } from '../instances';
import { type Template, templateOf } from './templates';

/**
 * An accessReview of the older API: a one-time review, the series of a recurring one, or one instance of a
 * series. https://learn.microsoft.com/graph/api/resources/accessreview
 */
export interface LegacyReview {
  definition: Definition;
  /** Undefined for the series. */
  instance: Instance | undefined;
  isRecurring: boolean;
  template: Template;
  /** The id of the review's group, application or role. */
  entityId: string;
}

const isRecurring = ({ content }: Definition): boolean => Boolean(content.settings.recurrence?.pattern);

function made(definition: Definition, instance: Instance | undefined): LegacyReview | undefined {
  const found = templateOf(definition.content.plan);
  return found && { definition, instance, isRecurring: isRecurring(definition), ...found };
}

/** The review of a definition: a one-time review and the series of a recurring one have its id. */
function ofDefinition(store: Store, definition: Definition): LegacyReview | undefined {
  return made(
    definition,
    isRecurring(definition) ? undefined : findInstance(store, definition, definition.id),
  );
}

/** The review with this id; undefined also where the older API can't express what the review is about. */
export function findLegacyReview(store: Store, tenantId: string, id: string): LegacyReview | undefined {
  const definition = findDefinition(store, tenantId, id);
  if (definition) return ofDefinition(store, definition);
  const sql = 'select definition_seq as seq from review_instances where tenant_id = ? and id = ?';
  const row = store.get<{ seq: number }>(sql, tenantId, id.toLowerCase());
  const series = row && findDefinitionBySeq(store, row.seq);
  return series && made(series, findInstance(store, series, id));
}

/** The instances of a series: past ones, the current and the next one. */
export function legacyInstances(store: Store, { definition }: LegacyReview): LegacyReview[] {
  return listInstances(store, definition).flatMap((instance) => made(definition, instance) ?? []);
}

/** The reviews of a template, oldest first; for a recurring one the series, then its instances. */
export function legacyReviewsOf(store: Store, tenantId: string, templateId: string): LegacyReview[] {
  return listDefinitions(store, tenantId).flatMap((definition) => {
    const review = ofDefinition(store, definition);
    if (review?.template.id !== templateId) return [];
    return review.isRecurring ? [review, ...legacyInstances(store, review)] : [review];
  });
}

const OVER = ['Completed', 'AutoReviewing', 'AutoReviewed', 'Applying', 'Applied'];

/** The status of the instance, or of the definition for a series. */
export const statusOf = ({ definition, instance }: LegacyReview): string => (instance ?? definition).status;

/** Whether no decisions are accepted any more. */
export function isOver(review: LegacyReview): boolean {
  return OVER.includes(statusOf(review));
}

/** Whether the review waits to begin; then its content is the definition's. */
export function isWaiting(review: LegacyReview): boolean {
  return statusOf(review) === 'NotStarted';
}

/** The content that applies: the definition's, or its state when the instance began. */
export function contentOf(review: LegacyReview): DefinitionContent {
  const { definition, instance } = review;
  return instance && !isWaiting(review) ? instance.content : definition.content;
}
