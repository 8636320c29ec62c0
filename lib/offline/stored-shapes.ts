import * as v from 'valibot';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import { DECISIONS, type DecisionItem, INSTANCE_STATUSES, type Review } from '../review/model';
import { AnsweredShape } from './record-shape';
import { wholeShape } from './whole-shape';

/**
 * The shapes of stored reads. Data that another version stored with other fields doesn't fit; then Graph is asked
 * again.
 */

const text = v.string();
const textOrNull = v.nullable(text);
const numberOrNull = v.nullable(v.number());

const Resource = v.object({
  id: text,
  displayName: text,
  type: text,
  detail: v.exactOptional(
    v.object({ kind: v.picklist(['scope', 'policy', 'role']), id: text, displayName: text }),
  ),
  permission: v.exactOptional(v.object({ id: text, displayName: text, description: text })),
  description: v.exactOptional(text),
});

const Item = wholeShape<DecisionItem>()(
  v.object({
    ...AnsweredShape.entries,
    id: text,
    definitionId: text,
    instanceId: text,
    stageId: textOrNull,
    principal: v.object({
      id: text,
      displayName: text,
      userPrincipalName: text,
      kind: v.picklist(['user', 'servicePrincipal', 'group', 'device', 'other']),
    }),
    resource: v.nullable(Resource),
    lastSignInAt: textOrNull,
    advice: v.picklist(['Approve', 'Deny', 'None', 'Unknown']),
    outlier: v.nullable(v.boolean()),
    earlier: v.nullable(AnsweredShape),
    applyResult: text,
    applyDescription: v.exactOptional(text),
  }),
);

const StoredReviewFacts = wholeShape<Review>()(
  v.object({
    definition: v.object({
      id: text,
      route: v.exactOptional(v.literal('unified')),
      displayName: text,
      description: text,
      settings: v.nullable(
        v.object({
          reasonRequired: v.boolean(),
          defaultDecision: v.picklist(['Approve', 'Deny', 'Recommendation', 'None', 'unknown']),
          autoApply: v.boolean(),
          // Older versions didn't read this field.
          denyAction: v.optional(
            v.picklist(['removesAccess', 'blocksAndDeletesGuests', 'unknown']),
            'unknown',
          ),
          adviceEnabled: v.boolean(),
          adviceLookBackDays: v.number(),
        }),
      ),
      staged: v.boolean(),
      stages: v.array(
        v.object({
          durationInDays: v.number(),
          movesOn: v.union([v.literal('all'), v.array(v.picklist([...DECISIONS, 'Recommendation']))]),
          advice: v.exactOptional(v.object({ adviceEnabled: v.boolean(), adviceLookBackDays: v.number() })),
        }),
      ),
      earlierShown: v.boolean(),
      reviewersShareItems: v.boolean(),
      recursFrom: v.exactOptional(text),
      createdBy: text,
    }),
    instance: v.object({
      id: text,
      definitionId: text,
      startsAt: textOrNull,
      endsAt: textOrNull,
      status: v.picklist(INSTANCE_STATUSES),
      errors: v.exactOptional(v.array(v.object({ code: text, message: text }))),
    }),
    stage: v.nullable(
      v.object({
        id: text,
        startsAt: textOrNull,
        endsAt: textOrNull,
        status: v.picklist(INSTANCE_STATUSES),
        number: numberOrNull,
      }),
    ),
  }),
);

/** One review with its items, as `readOneReview` returns it. */
export const StoredReview = wholeShape<ReviewItems>()(
  v.object({
    review: StoredReviewFacts,
    items: v.array(Item),
    complete: v.boolean(),
    total: numberOrNull,
    broken: v.exactOptional(v.literal(true)),
  }),
);

/** The inbox, as `readMyReviews` returns it. */
export const StoredInbox = wholeShape<MyReviewsRead>()(
  v.object({
    reviews: v.array(
      v.object({
        review: StoredReviewFacts,
        resource: v.nullable(Resource),
        items: v.array(Item),
        complete: v.boolean(),
      }),
    ),
    definitionIds: v.array(text),
    unread: v.number(),
    broken: v.exactOptional(v.boolean()),
  }),
);
