import { wireReviewers } from '../../reviews/changes';
import type { Definition } from '../../reviews/definitions';
import type { MembershipsScope, QueryScope, ReviewerWire } from '../../reviews/input/scopes';
import type { StageSettings } from '../../reviews/input/stages';
import type { Instance } from '../../reviews/instances';
import type { Stage } from '../../reviews/stages';
import { GRAPH, type Wire } from '../wire';
import type { WireView } from './surface';

/** Graph writes creation times with seven digits; the last four are zeros here. */
export const sevenDigits = (at: number): string => new Date(at).toISOString().replace('Z', '0000Z');
/** A time with three digits after the second. */
export const threeDigits = (at: number): string => new Date(at).toISOString();

/** The words for a reviewer's query: the word, and the pattern whose group is the id. */
const WORDS: readonly [string, RegExp][] = [
  ['user', /\/users\/([^/?]+)$/i],
  ['group', /\/groups\/([^/?]+)\/(?:transitiveM|m)embers/i],
  ['manager', /^\.\/manager$/i],
  ['resourceOwner', /\/owners(?:$|\?)/i],
];

function wordOf(query: string): Wire {
  for (const [scopeType, pattern] of WORDS) {
    const found = pattern.exec(query);
    if (found) return { scopeType, reviewerId: found[1] ?? null };
  }
  return {};
}

function reviewers(scopes: readonly ReviewerWire[], { words }: WireView): Wire[] {
  return scopes.map((reviewer) => {
    if (!('query' in reviewer)) return { ...reviewer };
    const { query, queryType, queryRoot } = reviewer;
    return { query, queryType, queryRoot, ...(words && wordOf(query)) };
  });
}

/** `recommendationLookBackDuration` of a stage is on beta only. */
function stageSettingsWire(stage: StageSettings, view: WireView): Wire {
  const { recommendationLookBackDuration, ...settings } = stage as StageSettings & Wire;
  const rest = {
    ...settings,
    reviewers: reviewers(stage.reviewers, view),
    fallbackReviewers: reviewers(stage.fallbackReviewers, view),
  };
  return view.version === 'beta' && recommendationLookBackDuration !== undefined
    ? { ...rest, recommendationLookBackDuration }
    : rest;
}

type Scope = QueryScope | MembershipsScope;

/** On v1.0 a catalog is a plain resource: only beta has the type that adds access packages. */
function scopeIn(scope: Scope, { version }: WireView): Scope {
  if (version === 'beta' || 'query' in scope) return scope;
  const resourceScopes = scope.resourceScopes.map((resource) => {
    if (!('additionalCatalogResourceTypes' in resource)) return resource;
    const { additionalCatalogResourceTypes: _, ...rest } = resource;
    return { ...rest, '@odata.type': '#microsoft.graph.accessReviewResourceScope' };
  });
  return { ...scope, resourceScopes };
}

/** The scope of an instance; for one of many groups, `./members` becomes that group’s members. */
function scopeOf({ content: { scope }, groupId }: Instance, view: WireView): Scope {
  if (groupId === null || !('query' in scope)) return scopeIn(scope, view);
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
 * A definition as Graph writes it. `fresh`: the answer to its POST, which has no times yet and, if the sender
 * left `@odata.type` out, empty objects as scopes (as in Microsoft's tutorial).
 */
export function definitionWire(
  definition: Definition,
  view: WireView,
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
    scope: empty ? {} : scopeIn(content.scope, view),
    reviewers: reviewers(content.reviewers, view),
    fallbackReviewers: reviewers(content.fallbackReviewers, view),
    ...(view.version === 'beta' ? { backupReviewers: reviewers(content.fallbackReviewers, view) } : {}),
    settings: settingsWire(definition),
    stageSettings: content.stageSettings.map((stage) => stageSettingsWire(stage, view)),
    additionalNotificationRecipients: content.additionalNotificationRecipients,
    'instances@odata.context': `${GRAPH}/${view.version}/$metadata#${view.home}('${definition.id}')/instances`,
    // Always empty, also for a review in progress.
    instances: [],
  };
}

/** An instance as Graph writes it: without name and resource. */
export function instanceWire(instance: Instance, view: WireView): Wire {
  const { content } = instance;
  return {
    id: instance.id,
    startDateTime: threeDigits(instance.startAt),
    endDateTime: threeDigits(instance.endAt),
    status: instance.status,
    scope: scopeOf(instance, view),
    reviewers: reviewers(content.reviewers, view),
    fallbackReviewers: reviewers(content.fallbackReviewers, view),
    ...(view.version === 'beta' || view.details ? { errors: content.errors ?? [] } : {}),
  };
}

/** A stage as Graph writes it; its id is not the `stageId` of the definition. */
export function stageWire(instance: Instance, stage: Stage, view: WireView): Wire {
  const own = wireReviewers(instance, stage);
  return {
    id: stage.id,
    startDateTime: threeDigits(stage.startAt),
    endDateTime: threeDigits(stage.endAt),
    status: stage.status,
    reviewers: reviewers(own.reviewers, view),
    fallbackReviewers: reviewers(own.fallbackReviewers, view),
  };
}
