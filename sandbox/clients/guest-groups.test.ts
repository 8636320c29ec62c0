import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientResult, day, type Listening, startListening } from './listening-testing';

/**
 * The requests of https://learn.microsoft.com/graph/tutorial-accessreviews-m365group, in the order of the
 * page.
 */
const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const NAME = 'Group owners review guest across Microsoft 365 groups in the tenant (Quarterly)';
const MINE = "filterByCurrentUser(on='reviewer')";
let listening: Listening;
let admin: Client;

beforeAll(async () => {
  listening = await startListening();
  admin = listening.as(listening.sandbox.tenant.admin);
});
afterAll(() => listening.sandbox.close());

async function createOwner(): Promise<string> {
  const { id }: ClientResult = await admin.api('/users').post({
    accountEnabled: true,
    displayName: 'Aline Dupuy',
    mailNickname: 'AlineD',
    userPrincipalName: `AlineD@${listening.sandbox.tenant.domain}`,
    passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' },
  });
  return id;
}

async function inviteGuest(): Promise<string> {
  const { invitedUser }: ClientResult = await admin.api('/invitations').post({
    invitedUserDisplayName: 'John Doe (Tutorial)',
    invitedUserEmailAddress: 'john@tailspintoys.example',
    sendInvitationMessage: false,
    inviteRedirectUrl: 'https://myapp.contoso.com',
  });
  return invitedUser.id;
}

async function createGroup(owner: string, guest: string): Promise<string> {
  const reference = (id: string) => `https://graph.microsoft.com/v1.0/users/${id}`;
  const group: ClientResult = await admin.api('/groups').post({
    description: 'Feelgood Marketing Campaign with external partners and vendors.',
    displayName: 'Feelgood Marketing Campaign',
    groupTypes: ['Unified'],
    mailEnabled: true,
    mailNickname: 'FeelGoodCampaign',
    securityEnabled: true,
    'owners@odata.bind': [reference(owner)],
    'members@odata.bind': [reference(owner), reference(guest)],
  });
  return group.id;
}

/**
 * Decisions are recorded at the end but not applied automatically, because the page’s last steps apply them.
 */
async function createReview(fallback: string): Promise<ClientResult> {
  const scope = (query: string) => ({ query, queryType: 'MicrosoftGraph', queryRoot: null });
  return admin.api(DEFINITIONS).post({
    displayName: NAME,
    descriptionForAdmins: '',
    descriptionForReviewers: '',
    scope: scope("./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')"),
    instanceEnumerationScope: scope("/groups?$filter=(groupTypes/any(c:c+eq+'Unified'))&$count=true"),
    reviewers: [scope('./owners')],
    fallbackReviewers: [scope(`/users/${fallback}`)],
    settings: {
      mailNotificationsEnabled: true,
      reminderNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      defaultDecisionEnabled: true,
      defaultDecision: 'Approve',
      instanceDurationInDays: 3,
      autoApplyDecisionsEnabled: false,
      recommendationsEnabled: true,
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 3, month: 0, dayOfMonth: 0, daysOfWeek: [] },
        range: { type: 'numbered', numberOfOccurrences: 0, startDate: day(0), endDate: day(600) },
      },
      applyActions: [{ '@odata.type': '#microsoft.graph.removeAccessApplyAction' }],
    },
  });
}

/** The path of the instance for a group: each group with a guest has one. */
async function instanceOf(id: string, groupId: string): Promise<string> {
  const { value }: ClientResult = await admin.api(`${DEFINITIONS}/${id}/instances`).get();
  const found = value.filter(({ scope }) => scope.query?.includes(groupId));
  expect(found).toHaveLength(1);
  expect(value.length).toBeGreaterThan(1);
  return `${DEFINITIONS}/${id}/instances/${found[0]?.id}`;
}

it('runs the tutorial about guests of all Microsoft 365 groups with Microsoft’s own client', async () => {
  const owner = await createOwner();
  const guest = await inviteGuest();
  const groupId = await createGroup(owner, guest);
  const { id } = await createReview(listening.sandbox.tenant.people[0]?.id ?? '');
  const path = await instanceOf(id, groupId);

  const aline = listening.as(`AlineD@${listening.sandbox.tenant.domain}`);
  const definitions: ClientResult = await aline.api(`${DEFINITIONS}/${MINE}`).get();
  expect(definitions.value.map((definition) => definition.id)).toEqual([id]);
  const mine: ClientResult = await aline.api(`${DEFINITIONS}/${id}/instances/${MINE}`).get();
  expect(mine.value.map((instance) => path.endsWith(instance.id))).toEqual([true]);
  const items: ClientResult = await aline.api(`${path}/decisions/${MINE}`).get();
  expect(items.value.map(({ principal }) => principal.id)).toEqual([guest]);
  const item = `${path}/decisions/${items.value[0]?.id}`;
  await aline.api(item).patch({ decision: 'Deny', justification: 'The campaign is over.' });

  await expect(admin.api(`${path}/applyDecisions`).post(undefined)).rejects.toMatchObject({
    statusCode: 409,
  });
  await listening.advance('P4D');
  await admin.api(`${path}/applyDecisions`).post(undefined);
  expect(await admin.api(item).get()).toMatchObject({ decision: 'Deny', applyResult: 'AppliedSuccessfully' });
  const members: ClientResult = await admin.api(`/groups/${groupId}/members`).get();
  expect(members.value.map((member) => member.id)).toEqual([owner]);

  for (const resource of [`/groups/${groupId}`, `${DEFINITIONS}/${id}`, `/users/${guest}`, `/users/${owner}`])
    await admin.api(resource).delete();
  const left: ClientResult = await admin.api(DEFINITIONS).get();
  expect(left.value).toEqual([]);
});
