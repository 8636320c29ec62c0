import type { Store } from '../core/store';
import { assignedTo, findApplication } from '../directory/applications';
import { findGroup, type Member, membersOf, ownersOf, transitiveMembersOf } from '../directory/groups';
import { findUsers, type User } from '../directory/users';
import { advise, outliersAmong, type Recommendation } from './advice';
import type { DefinitionContent } from './definition-input';
import type { ReviewerScope } from './scopes';

export interface ItemResource {
  id: string;
  kind: 'group' | 'servicePrincipal';
  name: string;
  appId: string | null;
}

export interface ItemPrincipal {
  id: string;
  kind: 'user' | 'group';
  name: string;
  userPrincipalName: string;
  managerId: string | null;
  lastSignIn: number | null;
}

/** A decision item as it is when its instance starts: one for each principal and resource. */
export interface PlannedItem {
  principal: ItemPrincipal;
  resource: ItemResource;
  outlier: boolean | null;
  recommendation: Recommendation;
  /** Object ids, each once. */
  reviewers: readonly string[];
}

function fromUser(user: User): ItemPrincipal {
  return {
    id: user.id,
    kind: 'user',
    name: user.displayName,
    userPrincipalName: user.userPrincipalName,
    managerId: user.managerId,
    lastSignIn: user.lastSignInDateTime === null ? null : Date.parse(user.lastSignInDateTime),
  };
}

function principalsOf(store: Store, tenantId: string, members: readonly Member[], usersOnly: boolean) {
  return members.flatMap((member): ItemPrincipal[] => {
    if (member.kind === 'user') return findUsers(store, tenantId, [member.id]).map(fromUser);
    const group = usersOnly ? undefined : findGroup(store, tenantId, member.id);
    const none = { userPrincipalName: '', managerId: null, lastSignIn: null };
    return group ? [{ id: group.id, kind: 'group', name: group.displayName, ...none }] : [];
  });
}

type Pair = { resource: ItemResource; principals: ItemPrincipal[] };

function groupPair(store: Store, tenantId: string, scope: Extract<Plan['scope'], { kind: 'group' }>): Pair[] {
  const group = findGroup(store, tenantId, scope.groupId);
  if (!group) return [];
  const list = scope.transitive ? transitiveMembersOf : membersOf;
  const members = list(store, tenantId, group.id);
  const guests = scope.guestsOnly ? guestIds(store, tenantId, members) : null;
  const kept = guests ? members.filter((member) => guests.has(member.id)) : members;
  return [
    {
      resource: { id: group.id, kind: 'group', name: group.displayName, appId: null },
      principals: principalsOf(store, tenantId, kept, scope.usersOnly),
    },
  ];
}

function guestIds(store: Store, tenantId: string, members: readonly { id: string }[]): Set<string> {
  const users = findUsers(
    store,
    tenantId,
    members.map((member) => member.id),
  );
  return new Set(users.filter((user) => user.userType === 'Guest').map((user) => user.id));
}

function applicationPairs(
  store: Store,
  tenantId: string,
  scope: Extract<Plan['scope'], { kind: 'applications' }>,
): Pair[] {
  return scope.applicationIds.flatMap((id): Pair[] => {
    const application = findApplication(store, tenantId, id);
    if (!application) return [];
    const users = findUsers(store, tenantId, assignedTo(store, tenantId, id));
    const kept = scope.guestsOnly ? users.filter((user) => user.userType === 'Guest') : users;
    const { displayName: name, appId } = application;
    return [{ resource: { id, kind: 'servicePrincipal', name, appId }, principals: kept.map(fromUser) }];
  });
}

type Plan = DefinitionContent['plan'];

function whoIs(store: Store, tenantId: string, scope: ReviewerScope, resource: ItemResource): string[] {
  switch (scope.kind) {
    case 'user':
      return [scope.userId];
    case 'members': {
      const list = scope.transitive ? transitiveMembersOf : membersOf;
      const members = list(store, tenantId, scope.groupId);
      return members.filter((member) => member.kind === 'user').map((member) => member.id);
    }
    case 'owners':
      return ownersOf(store, tenantId, scope.objectId ?? resource.id);
    case 'manager':
      return [];
  }
}

/** For one resource: who reviews a given principal. Reviewers that every item shares are looked up once. */
function reviewerFinder(store: Store, tenantId: string, plan: Plan, resource: ItemResource) {
  const shared = (scopes: ReviewerScope[]) => {
    const ids = new Set(scopes.flatMap((scope) => whoIs(store, tenantId, scope, resource)));
    return findUsers(store, tenantId, [...ids]).map((user) => user.id);
  };
  const everyone = shared(plan.reviewers);
  const fallback = shared(plan.fallback);
  const byManager = plan.reviewers.some((scope) => scope.kind === 'manager');
  if (plan.reviewers.length === 0)
    return (principal: ItemPrincipal) => (principal.kind === 'user' ? [principal.id] : fallback);
  return ({ managerId }: ItemPrincipal): readonly string[] => {
    const manager = byManager && managerId && !everyone.includes(managerId) ? [managerId] : [];
    const found = manager.length > 0 ? [...everyone, ...manager] : everyone;
    return found.length > 0 ? found : fallback;
  };
}

interface AdviceRules {
  enabled: boolean;
  peers: boolean;
  lookBack: string | null;
}

function adviceRules(content: DefinitionContent): AdviceRules {
  const { settings } = content;
  const insights = settings.recommendationInsightSettings;
  const named = (name: string) => insights.find((setting) => setting['@odata.type'].includes(name));
  const [stage] = content.stageSettings;
  const signIn = named('userLastSignInRecommendationInsightSetting')?.recommendationLookBackDuration;
  return {
    enabled: stage ? stage.recommendationsEnabled === true : settings.recommendationsEnabled,
    peers: named('groupPeerOutlierRecommendationInsightSettings') !== undefined,
    lookBack: typeof signIn === 'string' ? signIn : settings.recommendationLookBackDuration,
  };
}

function planPair(
  { resource, principals }: Pair,
  rules: AdviceRules,
  startAt: number,
  reviewersOf: (principal: ItemPrincipal) => readonly string[],
): PlannedItem[] {
  const judge = rules.enabled && rules.peers && resource.kind === 'group';
  const isOutlier = judge ? outliersAmong(principals) : () => null;
  return principals.map((principal) => {
    const advised = rules.enabled && principal.kind === 'user';
    const outlier = isOutlier(principal);
    return {
      principal: advised ? principal : { ...principal, lastSignIn: null },
      resource,
      outlier,
      recommendation: advised
        ? advise({ lastSignIn: principal.lastSignIn, outlier, startAt, lookBack: rules.lookBack })
        : 'NoInfoAvailable',
      reviewers: reviewersOf(principal),
    };
  });
}

/**
 * Reads the directory as it is now and gives the decision items of an instance that starts at `startAt`: principals,
 * reviewers and advice stay as they are here until the instance ends.
 */
export function planItems(
  store: Store,
  tenantId: string,
  content: DefinitionContent,
  startAt: number,
): PlannedItem[] {
  const { plan } = content;
  const pairs =
    plan.scope.kind === 'group'
      ? groupPair(store, tenantId, plan.scope)
      : applicationPairs(store, tenantId, plan.scope);
  const rules = adviceRules(content);
  return pairs.flatMap((pair) =>
    planPair(pair, rules, startAt, reviewerFinder(store, tenantId, plan, pair.resource)),
  );
}
