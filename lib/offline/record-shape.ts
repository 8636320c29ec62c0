import * as v from 'valibot';
import type { LogRecord } from '../outbox/log';
import { DECISIONS } from '../review/model';
import { LOG_SCHEMAS, type LogRow } from './rows';
import { wholeShape } from './whole-shape';

/** The data in a browser's database may come from any version, and anybody with access to the device can change it. */

const id = v.string();
const ids = v.array(id);
const time = v.pipe(v.number(), v.finite());
const decision = v.picklist(DECISIONS);
const nullableText = v.nullable(v.string());

const Review = v.object({
  definitionId: id,
  instanceId: id,
  stageId: nullableText,
  // Older versions knew only the ordinary route.
  route: v.exactOptional(v.literal('unified')),
});
const DecisionMaker = v.object({
  id,
  displayName: v.string(),
  userPrincipalName: v.string(),
  system: v.boolean(),
});

/** The answer of an item as the reviewer saw it. */
export const AnsweredShape = v.object({
  decision: v.picklist([...DECISIONS, 'Unknown']),
  justification: v.string(),
  reviewedBy: v.nullable(DecisionMaker),
  reviewedAt: nullableText,
});

const Choice = v.object({ actId: id, itemId: id });

const Receipt = v.object({
  itemId: id,
  decision,
  justification: v.string(),
  reviewedAt: nullableText,
  requestIds: ids,
  sends: v.number(),
  sentAt: v.nullable(time),
  confirmedAt: time,
});

const LogRecordShape = wholeShape<LogRecord>()(
  v.variant('kind', [
    v.object({
      kind: v.literal('act'),
      id,
      partOf: v.exactOptional(id),
      at: time,
      order: v.exactOptional(time),
      review: Review,
      parts: v.array(v.object({ decision, justification: v.string(), itemIds: ids })),
      seen: v.record(v.string(), AnsweredShape),
      own: v.exactOptional(v.record(v.string(), v.object({ decision, justification: v.string() }))),
      accepting: v.boolean(),
      endsAt: nullableText,
    }),
    v.object({ kind: v.literal('sending'), id, at: time, review: Review, choices: v.array(Choice) }),
    v.object({
      kind: v.literal('answered'),
      sendingId: id,
      at: time,
      review: Review,
      accepted: ids,
      refused: ids,
      requestId: nullableText,
      requestIds: v.exactOptional(v.record(v.string(), id)),
    }),
    v.object({
      kind: v.literal('closed'),
      at: time,
      review: Review,
      how: v.picklist(['confirmed', 'discarded', 'ended']),
      choices: v.array(Choice),
    }),
    v.object({
      kind: v.literal('receipt'),
      at: time,
      review: Review,
      endsAt: nullableText,
      entries: v.array(Receipt),
    }),
  ]),
);

const Stored = v.pipe(v.string(), v.parseJson(), LogRecordShape);

/** The record of a row; null when this version can't read it: an unknown kind, a later schema or damaged data. */
export function readRecord({ schema, record }: Pick<LogRow, 'schema' | 'record'>): LogRecord | null {
  if (!LOG_SCHEMAS.has(schema)) return null;
  const read = v.safeParse(Stored, record);
  return read.success ? read.output : null;
}
