import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc, { type Arbitrary } from 'fast-check';
import type * as v from 'valibot';
import { expect, test } from 'vitest';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import type { LogRecord } from '../outbox/log';
import {
  type Answered,
  type Decision,
  type DecisionItem,
  INSTANCE_STATUSES,
  type ItemsRef,
  type Review,
} from '../review/model';
import { openDevice } from './device';
import { StoredInbox, StoredReview } from './stored-shapes';
import { ANN } from './testing';
import type { Whole } from './whole-shape';

// Each arbitrary makes every field of a record: a new optional field in a type doesn't compile until it is made here.

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const id = fc.uuid();
const ids = fc.array(id, { maxLength: 3 });
const orNull = <T>(some: Arbitrary<T>) => fc.option(some, { nil: null });
const time = fc.nat();
const decision = fc.constantFrom<Decision>('Approve', 'Deny', 'DontKnow', 'NotReviewed');
const short = <T>(some: Arbitrary<T>) => fc.array(some, { maxLength: 2 });

const route = fc.constant('unified' as const);
const ref = fc.record<Whole<ItemsRef>>({ definitionId: id, instanceId: id, stageId: orNull(id), route });
const answer = {
  decision: fc.constantFrom<Answered['decision']>('Approve', 'Deny', 'DontKnow', 'NotReviewed', 'Unknown'),
  justification: text,
  reviewedBy: orNull(fc.record({ id, displayName: text, userPrincipalName: text, system: fc.boolean() })),
  reviewedAt: orNull(text),
};
const choices = short(fc.record({ actId: id, itemId: id }));
const head = { at: time, review: ref };

type Records = { [K in LogRecord['kind']]: Arbitrary<Whole<Extract<LogRecord, { kind: K }>>> };
const RECORDS: Records = {
  act: fc.record({
    kind: fc.constant('act'),
    ...head,
    id,
    partOf: id,
    order: time,
    parts: short(fc.record({ decision, justification: text, itemIds: ids })),
    seen: fc.dictionary(id, fc.record(answer), { noNullPrototype: true }),
    own: fc.dictionary(id, fc.record({ decision, justification: text }), { noNullPrototype: true }),
    accepting: fc.boolean(),
    endsAt: orNull(text),
  }),
  sending: fc.record({ kind: fc.constant('sending'), ...head, id, choices }),
  answered: fc.record({
    kind: fc.constant('answered'),
    ...head,
    sendingId: id,
    accepted: ids,
    refused: ids,
    requestId: orNull(id),
    requestIds: fc.dictionary(id, id, { noNullPrototype: true }),
  }),
  closed: fc.record({
    kind: fc.constant('closed'),
    ...head,
    how: fc.constantFrom('confirmed', 'discarded', 'ended'),
    choices,
  }),
  receipt: fc.record({
    kind: fc.constant('receipt'),
    ...head,
    endsAt: orNull(text),
    entries: short(
      fc.record({
        itemId: id,
        decision,
        justification: text,
        reviewedAt: orNull(text),
        requestIds: ids,
        sends: fc.nat(),
        sentAt: orNull(time),
        confirmedAt: time,
      }),
    ),
  }),
};

const detail = fc.record({
  kind: fc.constantFrom('scope' as const, 'policy' as const, 'role' as const),
  id,
  displayName: text,
});
const permission = fc.record({ id, displayName: text, description: text });
const resource = orNull(
  fc.record({ id, displayName: text, type: text, detail, permission, description: text }),
);
const item = fc.record<Whole<DecisionItem>>({
  ...answer,
  id,
  definitionId: id,
  instanceId: id,
  stageId: orNull(id),
  principal: fc.record({
    id,
    displayName: text,
    userPrincipalName: text,
    kind: fc.constantFrom('user', 'servicePrincipal', 'group', 'device', 'other'),
  }),
  resource,
  lastSignInAt: orNull(text),
  advice: fc.constantFrom('Approve', 'Deny', 'None', 'Unknown'),
  outlier: orNull(fc.boolean()),
  earlier: orNull(fc.record(answer)),
  applyResult: text,
  applyDescription: text,
});
const span = {
  id,
  startsAt: orNull(text),
  endsAt: orNull(text),
  status: fc.constantFrom(...INSTANCE_STATUSES),
};
const advice = { adviceEnabled: fc.boolean(), adviceLookBackDays: fc.nat() };
const review = fc.record<Whole<Review>>({
  definition: fc.record({
    id,
    route,
    displayName: text,
    description: text,
    settings: orNull(
      fc.record({
        reasonRequired: fc.boolean(),
        defaultDecision: fc.constantFrom('Approve', 'Deny', 'Recommendation', 'None'),
        autoApply: fc.boolean(),
        denyAction: fc.constantFrom('removesAccess', 'blocksAndDeletesGuests', 'unknown'),
        ...advice,
      }),
    ),
    staged: fc.boolean(),
    stages: short(
      fc.record({
        durationInDays: fc.nat(),
        movesOn: fc.oneof(fc.constant('all' as const), short(decision)),
        advice: fc.record(advice),
      }),
    ),
    earlierShown: fc.boolean(),
    reviewersShareItems: fc.boolean(),
    recursFrom: text,
    createdBy: text,
  }),
  instance: fc.record({
    ...span,
    definitionId: id,
    errors: short(fc.record({ code: text, message: text })),
  }),
  stage: orNull(fc.record({ ...span, number: orNull(fc.nat()) })),
});
const keptReview = fc.record<Whole<ReviewItems>>({
  review,
  items: short(item),
  complete: fc.boolean(),
  total: orNull(fc.nat()),
  broken: fc.constant(true),
});
const keptInbox = fc.record<Whole<MyReviewsRead>>({
  reviews: short(fc.record({ review, resource, items: short(item), complete: fc.boolean() })),
  definitionIds: ids,
  unread: fc.nat(),
  broken: fc.boolean(),
});

/** Two devices over one database: the second reads what the first stored, as a page does that starts later. */
function pair() {
  const options = { enabled: true, indexedDB: new IDBFactory(), now: () => 0 };
  return [openDevice(options), openDevice(options)] as const;
}

test.each(Object.entries(RECORDS))(
  'a log record comes back from the device as it was kept: %s',
  async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(kind as Arbitrary<LogRecord>, async (record) => {
        const [before, after] = pair();
        const [seq] = await before.log(ANN).append([record], 'strict');
        expect(await after.log(ANN).read(0)).toMatchObject([{ seq, record }]);
        expect(await after.unreadable(ANN)).toBe(0);
      }),
      { numRuns: 40 },
    );
  },
);

async function snapshotReturns<T>(kept: Arbitrary<Whole<T>>, shape: v.GenericSchema<unknown, T>) {
  await fc.assert(
    fc.asyncProperty(kept, async (value) => {
      const [before, after] = pair();
      await before.snapshots(ANN).keep('key', value, 1_000);
      expect(await after.snapshots(ANN).read('key', shape)).toEqual({ value, keptAt: 0 });
    }),
    { numRuns: 40 },
  );
}

test('a review comes back from the device as it was kept', () => snapshotReturns(keptReview, StoredReview));
test('the inbox comes back from the device as it was kept', () => snapshotReturns(keptInbox, StoredInbox));
