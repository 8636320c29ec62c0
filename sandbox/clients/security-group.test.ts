import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientResult, day, type Listening, startListening } from './listening-testing';

/**
 * The requests of https://learn.microsoft.com/graph/tutorial-accessreviews-securitygroup,
 * with the page's order and bodies.
 */
const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const NAME = 'One-time self-review for members of Building security';
let listening: Listening;
let admin: Client;

beforeAll(async () => {
  listening = await startListening();
  admin = listening.as(listening.sandbox.tenant.admin);
});
afterAll(() => listening.sandbox.close());

async function createUser(displayName: string, mailNickname: string): Promise<string> {
  const { domain } = listening.sandbox.tenant;
  const user: ClientResult = await admin.api('/users').post({
    accountEnabled: true,
    displayName,
    mailNickname,
    userPrincipalName: `${mailNickname}@${domain}`,
    passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' },
  });
  return user.id;
}

const reference = (id: string) => `https://graph.microsoft.com/beta/users/${id}`;

async function createGroup(owner: string, members: string[]): Promise<string> {
  const group: ClientResult = await admin.api('/groups').post({
    description: 'Building security',
    displayName: 'Building security',
    groupTypes: [],
    mailEnabled: false,
    mailNickname: 'buildingsecurity',
    securityEnabled: true,
    'owners@odata.bind': [reference(owner)],
    'members@odata.bind': members.map(reference),
  });
  return group.id;
}

async function createReview(groupId: string): Promise<ClientResult> {
  return admin.api(DEFINITIONS).post({
    displayName: NAME,
    descriptionForAdmins: NAME,
    descriptionForReviewers: NAME,
    scope: { query: `/groups/${groupId}/transitiveMembers`, queryType: 'MicrosoftGraph' },
    instanceEnumerationScope: { query: `/groups/${groupId}`, queryType: 'MicrosoftGraph' },
    settings: {
      mailNotificationsEnabled: true,
      reminderNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      defaultDecisionEnabled: true,
      defaultDecision: 'Deny',
      instanceDurationInDays: 5,
      autoApplyDecisionsEnabled: true,
      recommendationsEnabled: true,
      recurrence: {
        pattern: null,
        range: {
          type: 'numbered',
          numberOfOccurrences: 0,
          recurrenceTimeZone: null,
          startDate: day(0),
          endDate: day(5),
        },
      },
    },
  });
}

const decisionsOf = async (path: string) =>
  ((await admin.api(`${path}/decisions`).get()) as ClientResult).value.map((item) => [
    item.principal.displayName,
    item.decision,
    item.reviewedBy.displayName,
    item.applyResult,
  ]);

/** The page writes this segment in lower case for reviewers. */
async function reviewOneself(who: Client, id: string): Promise<void> {
  const mine = `/identitygovernance/accessReviews/definitions/${id}/instances/${id}/decisions`;
  const { value }: ClientResult = await who.api(`${mine}/filterByCurrentUser(on='reviewer')`).get();
  expect(value.map(({ decision, resource }) => [decision, resource.displayName])).toEqual([
    ['NotReviewed', 'Building security'],
  ]);
  const justification =
    'As the assistant security manager, I still need access to the building security group.';
  await who.api(`${mine}/${value[0]?.id}`).patch({ decision: 'Approve', justification });
}

it('runs the tutorial about a security group with Microsoft’s own client, from its users to its clean-up', async () => {
  const owner = await createUser('Tutorial Owner', 'tutorialowner');
  const adele = await createUser('Tutorial Adele', 'tutorialadele');
  const alex = await createUser('Tutorial Alex', 'tutorialalex');
  const groupId = await createGroup(owner, [adele, alex]);

  const { id, status } = await createReview(groupId);
  expect(status).toBe('NotStarted');
  expect(((await admin.api(`${DEFINITIONS}/${id}`).get()) as ClientResult).status).toBe('InProgress');
  const instances: ClientResult = await admin.api(`${DEFINITIONS}/${id}/instances`).get();
  expect(instances.value.map((instance) => [instance.id, instance.status])).toEqual([[id, 'InProgress']]);
  const path = `${DEFINITIONS}/${id}/instances/${id}`;
  const contacted: ClientResult = await admin.api(`${path}/contactedReviewers`).get();
  expect(contacted.value.map(({ displayName }) => displayName)).toEqual(['Tutorial Adele', 'Tutorial Alex']);
  expect((await decisionsOf(path)).map(([name, decision]) => [name, decision])).toEqual([
    ['Tutorial Adele', 'NotReviewed'],
    ['Tutorial Alex', 'NotReviewed'],
  ]);

  await reviewOneself(listening.as(`tutorialadele@${listening.sandbox.tenant.domain}`), id);
  await listening.advance('P6D');
  expect(await decisionsOf(path)).toEqual([
    ['Tutorial Adele', 'Approve', 'Tutorial Adele', 'AppliedSuccessfully'],
    ['Tutorial Alex', 'Deny', 'AAD Access Reviews', 'AppliedSuccessfully'],
  ]);
  expect(((await admin.api(path).get()) as ClientResult).status).toBe('Applied');
  const members: ClientResult = await admin.api(`/groups/${groupId}/members`).get();
  expect(members.value.map((member) => member.id)).toEqual([adele]);

  await admin.api(`/groups/${groupId}`).version('beta').delete();
  await admin.api(`${DEFINITIONS}/${id}`).version('beta').delete();
  for (const user of [owner, adele, alex]) await admin.api(`/users/${user}`).version('beta').delete();
  await expect(admin.api(`${DEFINITIONS}/${id}`).get()).rejects.toMatchObject({
    statusCode: 404,
    code: 'ResourceNotFound',
  });
});
