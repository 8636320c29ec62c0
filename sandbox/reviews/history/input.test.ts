import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GraphProblem } from '../../core/graph-message';
import { readHistory } from './input';

const SCOPE = {
  '@odata.type': '#microsoft.graph.accessReviewQueryScope',
  query: "/identityGovernance/accessReviews/definitions?$filter=contains(scope/query, '/groups')",
  queryType: 'MicrosoftGraph',
};
const START = { reviewHistoryPeriodStartDateTime: '2026-11-01T00:00:00Z' };
const END = { reviewHistoryPeriodEndDateTime: '9999-12-31T00:00:00Z' };
const GOOD = { displayName: 'History', ...START, ...END, scopes: [SCOPE] };
const RECURRENCE = {
  pattern: { type: 'absoluteMonthly', interval: 1 },
  range: { type: 'noEnd', startDate: '2026-12-01' },
};

/** The message of the refusal. */
function refused(body: unknown): string {
  try {
    readHistory(body);
  } catch (error) {
    if (error instanceof GraphProblem && error.status === 400) return error.message;
    throw error;
  }
  return 'not refused';
}

it('reads what Microsoft’s tutorial sends', () => {
  expect(readHistory({ ...GOOD, decisions: [] })).toEqual({
    displayName: 'History',
    decisions: ['approve', 'deny', 'dontKnow', 'notReviewed', 'notNotified'],
    scopes: [{ ...SCOPE, queryRoot: null }],
    period: { start: Date.parse('2026-11-01T00:00:00Z'), end: Date.parse('9999-12-31T00:00:00Z') },
    schedule: null,
  });
});

it('keeps the named decisions, each once', () => {
  const { decisions } = readHistory({ ...GOOD, decisions: ['deny', 'notNotified', 'deny'] });
  expect(decisions).toEqual(['deny', 'notNotified']);
});

it.each([
  ['displayName', { displayName: undefined }],
  ['displayName', { displayName: '  ' }],
  ['displayName', { displayName: 7 }],
  ['decisions.0', { decisions: ['Approve'] }],
  ['decisions.1', { decisions: ['deny', 'unknownFutureValue'] }],
  ['decisions', { decisions: 'approve' }],
  ['reviewHistoryPeriodStartDateTime', { reviewHistoryPeriodStartDateTime: undefined }],
  ['reviewHistoryPeriodEndDateTime', { reviewHistoryPeriodEndDateTime: null }],
  ['reviewHistoryPeriodStartDateTime', { reviewHistoryPeriodStartDateTime: '2026-11-01' }],
  ['reviewHistoryPeriodStartDateTime', { reviewHistoryPeriodStartDateTime: '2026-02-30T00:00:00Z' }],
  ['reviewHistoryPeriodEndDateTime', { reviewHistoryPeriodEndDateTime: '9999-12-31T23:59:59-01:00' }],
  ['reviewHistoryPeriodEndDateTime', { reviewHistoryPeriodEndDateTime: '2026-10-31T23:59:59Z' }],
  ['scopes', { scopes: undefined }],
  ['scopes', { scopes: [] }],
  ['scopes', { scopes: SCOPE }],
  ['scopes.1', { scopes: [SCOPE, null] }],
  ['scopes.0.query', { scopes: [{ ...SCOPE, query: '/groups' }] }],
  ['scopes.0.queryType', { scopes: [{ ...SCOPE, queryType: 'ARM' }] }],
  ['scopes.0.@odata.type', { scopes: [{ ...SCOPE, '@odata.type': '#microsoft.graph.accessReviewScope' }] }],
  ['scheduleSettings', { scheduleSettings: { reportRange: 'P1M', recurrence: RECURRENCE } }],
])('refuses a bad %s and names it (%j)', (field, over) => {
  expect(refused({ ...GOOD, ...over })).toContain(`${field}: `);
});

it.each([
  ['scheduleSettings.reportRange', { reportRange: 'PT5H' }],
  ['scheduleSettings.reportRange', { reportRange: 'P' }],
  ['scheduleSettings.recurrence', { recurrence: undefined }],
  ['scheduleSettings.recurrence.pattern', { recurrence: { ...RECURRENCE, pattern: null } }],
  ['scheduleSettings.recurrence.pattern.type', { recurrence: { ...RECURRENCE, pattern: { type: 'daily' } } }],
  ['scheduleSettings.recurrence.range', { recurrence: { ...RECURRENCE, range: undefined } }],
])('refuses a schedule with a bad %s (%j)', (field, over) => {
  const scheduleSettings = { reportRange: 'P1M', recurrence: RECURRENCE, ...over };
  expect(refused({ displayName: 'History', scopes: [SCOPE], scheduleSettings })).toContain(`${field}: `);
});

it('takes "monthly" as Microsoft’s example writes it', () => {
  const recurrence = { ...RECURRENCE, pattern: { type: 'monthly', interval: 1 } };
  const { schedule } = readHistory({
    displayName: 'History',
    scopes: [SCOPE],
    scheduleSettings: { reportRange: 'P1M', recurrence },
  });
  expect(schedule?.recurrence.pattern.type).toBe('absoluteMonthly');
});

it('accepts any value or refuses it with 400', () => {
  const anything = fc.anything({ withNullPrototype: true });
  const body = fc.oneof(
    anything,
    fc.record({ displayName: anything, decisions: anything, scopes: anything, scheduleSettings: anything }),
    anything.map((value) => ({ ...GOOD, scopes: [{ ...SCOPE, query: value }] })),
    anything.map((value) => ({ ...GOOD, ...START, reviewHistoryPeriodEndDateTime: value })),
    anything.map((recurrence) => ({
      displayName: 'History',
      scopes: [SCOPE],
      scheduleSettings: { reportRange: 'P1M', recurrence },
    })),
  );
  fc.assert(fc.property(body, (sent) => void refused(sent)));
});
