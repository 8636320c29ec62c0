import { wireReviewers } from '../../reviews/changes';
import type { Definition } from '../../reviews/definitions';
import type { MembershipsScope, QueryScope } from '../../reviews/input/scopes';
import type { StageSettings } from '../../reviews/input/stages';
import type { Instance } from '../../reviews/instances';
import type { Stage } from '../../reviews/stages';
import { GRAPH, type Wire } from '../wire';

export const DEFINITIONS = 'identityGovernance/accessReviews/definitions';

/** Graph writes creation times with seven digits; ours end in zeros. */
export const sevenDigits = (at: number): string => new Date(at).toISOString().replace('Z', '0000Z');
export const threeDigits = (at: number): string => new Date(at).toISOString();

function reviewers(scopes: readonly QueryScope[]): Wire[] {
  return scopes.map(({ query, queryType, queryRoot }) => ({ query, queryType, queryRoot }));
}

/** `recommendationLookBackDuration` of a stage is on beta only. */
function stageSettingsWire(stage: StageSettings, version: string): Wire {
  const { recommendationLookBackDuration, ...rest } = stage as StageSettings & Wire;
  return version === 'beta' && recommendationLookBackDuration !== undefined
    ? { ...rest, recommendationLookBackDuration }
    : rest;
}

/** An instance of one group among many says which: `./members` becomes that group’s. */
function scopeOf({ content: { scope }, groupId }: Instance): QueryScope | MembershipsScope {
  if (groupId === null || !('query' in scope)) return scope;
  return { ...scope, query: scope.query.replace(/^\.\//, `/v1.0/groups/${groupId}/`) };
}

function settingsWire({ content }: Definition): Wire {
  const { recurrence, ...settings } = content.settings;
  const { applyActions, recommendationInsightSettings, ...flags } = settings;
  const range = recurrence && {
    ...recurrence.range,
    startDate: recurrence.range.startDate.slice(0, 10),
    endDate: recurrence.range.endDate?.slice(0, 10) ?? '9999-12-31',
  };
  return {
    ...flags,
    recurrence: recurrence && { pattern: recurrence.pattern, range },
    applyActions,
    recommendationInsightSettings,
  };
}

/**
 * A definition as Graph writes it. `fresh`: the answer to its POST, where the times are not there yet and, if the
 * sender left `@odata.type` out, the scopes are empty objects (as in Microsoft's tutorial).
 */
export function definitionWire(
  definition: Definition,
  version: string,
  options: { fresh?: boolean } = {},
): Wire {
  const { content, createdBy } = definition;
  const empty = options.fresh === true && content.untyped;
  return {
    id: definition.id,
    displayName: definition.displayName,
    createdDateTime: options.fresh ? null : sevenDigits(definition.createdAt),
    lastModifiedDateTime: options.fresh ? null : sevenDigits(definition.modifiedAt),
    status: definition.status,
    descriptionForAdmins: content.descriptionForAdmins,
    descriptionForReviewers: content.descriptionForReviewers,
    instanceEnumerationScope:
      empty && content.instanceEnumerationScope ? {} : content.instanceEnumerationScope,
    createdBy: {
      id: createdBy.id,
      displayName: createdBy.displayName,
      type: null,
      userPrincipalName: createdBy.userPrincipalName,
    },
    scope: empty ? {} : content.scope,
    reviewers: reviewers(content.reviewers),
    fallbackReviewers: reviewers(content.fallbackReviewers),
    ...(version === 'beta' ? { backupReviewers: reviewers(content.fallbackReviewers) } : {}),
    settings: settingsWire(definition),
    stageSettings: content.stageSettings.map((stage) => stageSettingsWire(stage, version)),
    additionalNotificationRecipients: content.additionalNotificationRecipients,
    'instances@odata.context': `${GRAPH}/${version}/$metadata#${DEFINITIONS}('${definition.id}')/instances`,
    // Always empty, also for a review in progress.
    instances: [],
  };
}

/** An instance as Graph writes it: no name, no resource. */
export function instanceWire(instance: Instance, version: string): Wire {
  const { content } = instance;
  return {
    id: instance.id,
    startDateTime: threeDigits(instance.startAt),
    endDateTime: threeDigits(instance.endAt),
    status: instance.status,
    scope: scopeOf(instance),
    reviewers: reviewers(content.reviewers),
    fallbackReviewers: reviewers(content.fallbackReviewers),
    ...(version === 'beta' ? { errors: [] } : {}),
  };
}

/** A stage as Graph writes it; its id is not the `stageId` of the definition. */
export function stageWire(instance: Instance, stage: Stage): Wire {
  const own = wireReviewers(instance, stage);
  return {
    id: stage.id,
    startDateTime: threeDigits(stage.startAt),
    endDateTime: threeDigits(stage.endAt),
    status: stage.status,
    reviewers: reviewers(own.reviewers),
    fallbackReviewers: reviewers(own.fallbackReviewers),
  };
}
