import * as v from 'valibot';
import type { ReviewerScope } from '../plan';
import { badField, parse, record } from './problem';
import { readQueryReviewer } from './reviewers';
import { type QueryScope, typeName } from './scopes';

/** accessReviewNotificationRecipientItem as Graph writes it back. */
export interface NotificationRecipient {
  notificationTemplateType: 'CompletedAdditionalRecipients';
  notificationRecipientScope: QueryScope;
}

const SCOPE = 'accessReviewNotificationRecipientQueryScope';

const Recipients = v.nullish(
  v.array(
    record({
      notificationTemplateType: v.literal('CompletedAdditionalRecipients'),
      notificationRecipientScope: v.looseObject({ '@odata.type': v.string() }),
    }),
  ),
  [],
);

/** Whether a scope is the same for every decision, as recipients must be. */
function isFixed(scope: ReviewerScope): boolean {
  return scope.kind !== 'manager' && !(scope.kind === 'owners' && scope.objectId === null);
}

/**
 * Reads the additional recipients of a completed review: users, or members or owners of a group. Null (or
 * absent) is []. Throws 400.
 * https://learn.microsoft.com/graph/api/resources/accessreviewnotificationrecipientqueryscope
 */
export function readRecipients(input: unknown): { scopes: ReviewerScope[]; wire: NotificationRecipient[] } {
  const field = 'additionalNotificationRecipients';
  const read = parse(Recipients, input, field).map((item, at) => {
    const path = `${field}.${at}.notificationRecipientScope`;
    const sent = item.notificationRecipientScope;
    if (typeName(sent['@odata.type']) !== SCOPE)
      throw badField(`${path}.@odata.type`, `Only #microsoft.graph.${SCOPE} is known`);
    const { scope, wire } = readQueryReviewer(sent, path);
    if (!isFixed(scope)) throw badField(`${path}.query`, 'A relative query has nobody to start from');
    const notificationRecipientScope = { '@odata.type': `#microsoft.graph.${SCOPE}`, ...wire };
    return {
      scope,
      wire: { notificationTemplateType: item.notificationTemplateType, notificationRecipientScope },
    };
  });
  return { scopes: read.map(({ scope }) => scope), wire: read.map(({ wire }) => wire) };
}
