import type { Context } from '../../core/context';
import type { HistoryDefinition } from '../../reviews/history/definitions';
import {
  expirationOf,
  type HistoryInstance,
  type HistoryStatus,
  listHistoryInstances,
} from '../../reviews/history/instances';
import { linkUri, newestLink } from '../../reviews/history/links';
import type { HistorySchedule } from '../../reviews/history/runs';
import { GRAPH, type Wire } from '../wire';

export const HISTORIES = 'identityGovernance/accessReviews/historyDefinitions';

/** Where and when an answer is written; `now` is tenant time in ms. */
export interface WireContext {
  context: Context;
  version: string;
  now: number;
}

/** A time with the seven digits that Graph writes; the last four are zeros here. */
const sevenDigits = (at: number): string => new Date(at).toISOString().replace('Z', '0000Z');
/** A time as it was sent, without a zero fraction. */
const plain = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** An instance as Graph writes it. Its link is shown while it is valid. */
export function historyInstanceWire({ context, now }: WireContext, instance: HistoryInstance): Wire {
  const link = newestLink(context.store, instance, now);
  return {
    id: instance.id,
    reviewHistoryPeriodStartDateTime: plain(instance.periodStart),
    reviewHistoryPeriodEndDateTime: plain(instance.periodEnd),
    status: instance.status,
    runDateTime: sevenDigits(instance.runAt),
    fulfilledDateTime: instance.fulfilledAt === null ? null : sevenDigits(instance.fulfilledAt),
    downloadUri: link ? linkUri(context, link) : null,
    expirationDateTime: sevenDigits(expirationOf(instance)),
  };
}

function scheduleWire(schedule: HistorySchedule | null): Wire | null {
  if (!schedule) return null;
  const { pattern, range } = schedule.recurrence;
  const days = {
    startDate: range.startDate.slice(0, 10),
    endDate: range.endDate?.slice(0, 10) ?? '9999-12-31',
  };
  return { reportRange: schedule.reportRange, recurrence: { pattern, range: { ...range, ...days } } };
}

/** The instance that began last, if any did. */
function latestBegun(instances: readonly HistoryInstance[]): HistoryInstance | undefined {
  return instances.findLast(({ status }) => status !== 'requested');
}

/** The status of a definition: that of the instance that began last. */
export function statusOf(instances: readonly HistoryInstance[]): HistoryStatus {
  return latestBegun(instances)?.status ?? 'requested';
}

/** The period of the report's data: for a recurring definition, the period of its last instance. */
function periodWire({ content }: HistoryDefinition, instances: readonly HistoryInstance[]): Wire {
  const last = instances.at(-1);
  const { start, end } = content.period ?? { start: last?.periodStart ?? 0, end: last?.periodEnd ?? 0 };
  return { reviewHistoryPeriodStartDateTime: plain(start), reviewHistoryPeriodEndDateTime: plain(end) };
}

/** The properties that definitions had before there were instances, and still have on beta. */
function olderWire(scene: WireContext, instances: readonly HistoryInstance[]): Wire {
  const last = latestBegun(instances);
  const { fulfilledDateTime = null, downloadUri = null } = last ? historyInstanceWire(scene, last) : {};
  return { fulfilledDateTime, downloadUri };
}

/** A definition as Graph writes it, with its instances where they are expanded. */
export function historyWire(scene: WireContext, history: HistoryDefinition, expanded: boolean): Wire {
  const { content, createdBy, id } = history;
  const instances = listHistoryInstances(scene.context.store, history);
  const at = `${GRAPH}/${scene.version}/$metadata#${HISTORIES}('${id}')/instances`;
  return {
    id,
    displayName: content.displayName,
    ...periodWire(history, instances),
    decisions: content.decisions,
    status: statusOf(instances),
    createdDateTime: sevenDigits(history.createdAt),
    ...(scene.version === 'beta' ? olderWire(scene, instances) : {}),
    createdBy: {
      id: createdBy.id,
      displayName: createdBy.displayName,
      type: null,
      userPrincipalName: createdBy.userPrincipalName,
    },
    scopes: content.scopes,
    scheduleSettings: scheduleWire(content.schedule),
    ...(expanded ? { 'instances@odata.context': at, instances: wires(scene, instances) } : {}),
  };
}

function wires(scene: WireContext, instances: readonly HistoryInstance[]): Wire[] {
  return instances.map((instance) => historyInstanceWire(scene, instance));
}
