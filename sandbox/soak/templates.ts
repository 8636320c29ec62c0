const QUERY = '#microsoft.graph.accessReviewQueryScope';

/** A weekly review of a group's members in two stages; ids in braces are replaced by the call's own. */
export const STAGED = {
  displayName: 'Fuzz',
  descriptionForAdmins: 'a',
  descriptionForReviewers: 'b',
  scope: { '@odata.type': QUERY, query: '/groups/{group}/transitiveMembers', queryType: 'MicrosoftGraph' },
  reviewers: [{ query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' }],
  fallbackReviewers: [{ query: '/users/{user}', queryType: 'MicrosoftGraph' }],
  stageSettings: [
    { stageId: '1', durationInDays: 2, reviewers: [], dependsOn: [], recommendationsEnabled: false },
    {
      stageId: '2',
      durationInDays: 1,
      reviewers: [{ query: '/users/{user}', queryType: 'MicrosoftGraph' }],
      dependsOn: ['1'],
      recommendationsEnabled: true,
    },
  ],
  settings: {
    mailNotificationsEnabled: true,
    justificationRequiredOnApproval: true,
    instanceDurationInDays: 3,
    defaultDecision: 'None',
    applyActions: [{ '@odata.type': '#microsoft.graph.removeAccessApplyAction' }],
    recurrence: {
      pattern: { type: 'weekly', interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: [], index: 'first' },
      range: { type: 'numbered', numberOfOccurrences: 3, startDate: '2026-11-23', endDate: '2026-12-31' },
    },
  },
};

const SIMPLE = { ...STAGED, stageSettings: undefined };

const OF_EVERY_GROUP = {
  ...SIMPLE,
  instanceEnumerationScope: {
    '@odata.type': QUERY,
    query: "/groups?$filter=(groupTypes/any(c:c+eq+'Unified'))",
    queryType: 'MicrosoftGraph',
  },
  scope: { ...STAGED.scope, query: './members' },
};

export const HISTORY = {
  displayName: 'h',
  decisions: ['approve', 'deny'],
  reviewHistoryPeriodStartDateTime: '2026-01-01T00:00:00Z',
  reviewHistoryPeriodEndDateTime: '2026-11-22T00:00:00Z',
  scopes: [
    {
      '@odata.type': QUERY,
      queryType: 'MicrosoftGraph',
      query: '/identityGovernance/accessReviews/definitions',
    },
  ],
};

const USER = {
  displayName: 'U',
  userPrincipalName: 'u@{domain}',
  mailNickname: 'u',
  accountEnabled: true,
  passwordProfile: { password: 'x' },
};

const GROUP = { displayName: 'Group', mailEnabled: false, mailNickname: 'g', securityEnabled: true };

/** The bodies of methods, by the end of their path's pattern. */
export const TEMPLATES: readonly [end: RegExp, body: unknown][] = [
  [/\/definitions$|\{definition\}$/, STAGED],
  [/\/definitions$|\{definition\}$/, SIMPLE],
  [/\/definitions$/, OF_EVERY_GROUP],
  [/\{item\}$|Decisions$/i, { decision: 'Approve', justification: 'Because.' }],
  [/\{item\}$|Decisions$/i, { decision: 'NotReviewed' }],
  [/Decisions$/i, { decision: 'Deny', justification: 'No.', principalId: '{user}', resourceId: '{group}' }],
  [/\{instance\}$/, { startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' }],
  [/\{stage\}$/, { endDateTime: '2026-12-01T00:00:00Z' }],
  [/historyDefinitions$/, HISTORY],
  [/groups$|\{group\}$/, GROUP],
  [/users$|\{user\}$/, USER],
  [/\$ref$/, { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/{user}' }],
  [/invitations$/, { invitedUserEmailAddress: 'a@b.example', inviteRedirectUrl: 'https://x.example' }],
  [/policy$/, { isGroupOwnerManagementEnabled: true }],
  [/^/, {}],
];
