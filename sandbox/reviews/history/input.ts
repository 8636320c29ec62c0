import * as v from 'valibot';
import { badField, parse, record } from '../input/problem';
import { Recurrence } from '../input/recurrence';
import { Timestamp } from '../input/timestamp';
import type { HistorySchedule } from './runs';
import { type HistoryScope, soughtBy } from './scopes';

export const HISTORY_DECISIONS = ['approve', 'deny', 'dontKnow', 'notReviewed', 'notNotified'] as const;
export type HistoryDecision = (typeof HISTORY_DECISIONS)[number];

/** The request of a history definition: either a period, in ms since 1970, or a schedule. */
export interface HistoryContent {
  displayName: string;
  decisions: HistoryDecision[];
  scopes: HistoryScope[];
  period: { start: number; end: number } | null;
  schedule: HistorySchedule | null;
}

/** Microsoft: only years, months and days of ISO 8601. */
const ReportRange = v.pipe(
  v.string(),
  v.regex(/^P(?=\d)(\d{1,2}Y)?(\d{1,3}M)?(\d{1,5}D)?$/, 'Expected a duration of years, months and days'),
);

const Scope = record({
  '@odata.type': v.nullish(
    v.pipe(
      v.string(),
      v.regex(/^#?microsoft\.graph\.accessReviewQueryScope$/, 'Expected an accessReviewQueryScope'),
    ),
  ),
  query: v.pipe(
    v.string(),
    v.maxLength(2000),
    v.check((query) => soughtBy(query) !== undefined, 'Expected a query of access review definitions'),
  ),
  queryType: v.nullish(v.literal('MicrosoftGraph')),
  queryRoot: v.nullish(v.string(), null),
});

/**
 * Microsoft's example of a schedule writes "monthly", which is none of Graph's
 * patterns; it means absoluteMonthly.
 */
function spelled(recurrence: unknown): unknown {
  const { pattern } = Object(recurrence) as { pattern?: unknown };
  const { type } = Object(pattern) as { type?: unknown };
  if (type !== 'monthly') return recurrence;
  return { ...Object(recurrence), pattern: { ...Object(pattern), type: 'absoluteMonthly' } };
}

const ScheduleSettings = record({
  reportRange: ReportRange,
  recurrence: v.pipe(v.unknown(), v.transform(spelled), Recurrence),
});

const Sent = record({
  displayName: v.pipe(
    v.string(),
    v.check((name) => name.trim() !== '', 'Expected a name'),
  ),
  decisions: v.nullish(v.array(v.picklist(HISTORY_DECISIONS)), []),
  reviewHistoryPeriodStartDateTime: v.nullish(Timestamp, null),
  reviewHistoryPeriodEndDateTime: v.nullish(Timestamp, null),
  scheduleSettings: v.nullish(ScheduleSettings, null),
  scopes: v.pipe(v.array(Scope), v.nonEmpty('Expected at least one scope')),
});

type Input = v.InferOutput<typeof Sent>;

function readPeriod(sent: Input): HistoryContent['period'] {
  const { reviewHistoryPeriodStartDateTime: start, reviewHistoryPeriodEndDateTime: end } = sent;
  if (sent.scheduleSettings) {
    if (start === null && end === null) return null;
    throw badField('scheduleSettings', 'A schedule and a review history period exclude each other');
  }
  if (start === null) throw badField('reviewHistoryPeriodStartDateTime', 'Required without scheduleSettings');
  if (end === null) throw badField('reviewHistoryPeriodEndDateTime', 'Required without scheduleSettings');
  if (end < start) throw badField('reviewHistoryPeriodEndDateTime', 'The end lies before the start');
  return { start, end };
}

function readSchedule({ scheduleSettings }: Input): HistorySchedule | null {
  if (!scheduleSettings) return null;
  const { reportRange, recurrence } = scheduleSettings;
  const { pattern, range } = recurrence;
  if (!pattern) throw badField('scheduleSettings.recurrence.pattern', 'Expected a pattern');
  return { reportRange, recurrence: { pattern, range } };
}

/**
 * Checks the body of POST historyDefinitions and fills in Graph's defaults: all decisions where none are
 * named, and the missing members of a recurrence. Throws 400 with the field's name.
 * https://learn.microsoft.com/graph/api/accessreviewset-post-historydefinitions
 */
export function readHistory(body: unknown): HistoryContent {
  const sent = parse(Sent, body, '');
  return {
    displayName: sent.displayName,
    decisions: sent.decisions.length > 0 ? [...new Set(sent.decisions)] : [...HISTORY_DECISIONS],
    scopes: sent.scopes.map(({ query, queryRoot }) => ({
      '@odata.type': '#microsoft.graph.accessReviewQueryScope',
      query,
      queryType: 'MicrosoftGraph',
      queryRoot,
    })),
    period: readPeriod(sent),
    schedule: readSchedule(sent),
  };
}
