/** Ids from Microsoft's examples, and some of this project's. */
export const IDS = {
  group: '02f3bafb-448c-487c-88c2-5fd65ce49a41',
  user: '398164b1-5196-49dd-ada2-364b49f99b27',
  application: 'bae11f90-7d5d-46ba-9f55-8112b59d92ae',
  role: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  other: '072ac5f4-3f13-4088-ab30-0a276f3e6322',
};

const TYPE = '#microsoft.graph.';
export const GUESTS = "?$filter=(userType eq 'Guest')";
export const ALL_GROUPS = "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))";
export const ALL_TEAMS =
  "/groups?$filter=(groupTypes/any(c:c+eq+'Unified') and resourceProvisioningOptions/Any(x:x eq 'Team')')";

/** A scope or reviewer with this query, without `@odata.type`. */
export const plain = (query: string, queryRoot?: string) => ({
  query,
  queryType: 'MicrosoftGraph',
  ...(queryRoot !== undefined && { queryRoot }),
});
export const queried = (query: string) => ({
  '@odata.type': `${TYPE}accessReviewQueryScope`,
  ...plain(query),
});
export const inactive = (query: string, inactiveDuration?: string) => ({
  '@odata.type': `${TYPE}accessReviewInactiveUsersQueryScope`,
  ...plain(query),
  ...(inactiveDuration !== undefined && { inactiveDuration }),
});
export const memberships = (principalScopes: unknown[], resourceScopes: unknown[]) => ({
  '@odata.type': `${TYPE}principalResourceMembershipsScope`,
  principalScopes,
  resourceScopes,
});

/** A weekly review of a group's members by one person, as in Microsoft's first example; `over` replaces members. */
export const body = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  displayName: 'Test create',
  descriptionForAdmins: 'New scheduled access review',
  descriptionForReviewers: 'If you have any questions, contact jerry@contoso.com',
  scope: queried(`/groups/${IDS.group}/transitiveMembers`),
  reviewers: [plain(`/users/${IDS.user}`)],
  settings: settings(),
  ...over,
});

/** Settings of that review; `over` replaces members. */
export const settings = (over: Record<string, unknown> = {}) => ({
  mailNotificationsEnabled: true,
  justificationRequiredOnApproval: true,
  defaultDecisionEnabled: false,
  defaultDecision: 'None',
  instanceDurationInDays: 1,
  recommendationsEnabled: true,
  recurrence: weekly(),
  ...over,
});

export const weekly = (pattern: object = {}, range: object = {}) => ({
  pattern: { type: 'weekly', interval: 1, ...pattern },
  range: { type: 'noEnd', startDate: '2020-09-08T12:02:30.667Z', ...range },
});

/** A stage with this id, after `before`; `over` replaces members. */
export const stage = (stageId: string, before?: string, over: Record<string, unknown> = {}) => ({
  stageId,
  ...(before !== undefined && { dependsOn: [before] }),
  durationInDays: 2,
  recommendationsEnabled: false,
  reviewers: [plain(`/users/${IDS.user}`)],
  ...over,
});
