import { expect, it } from 'vitest';
import { first, REVIEWS_PATH, testWorld } from '../../seed/world-testing';

const SCOPES = ['AccessReview.ReadWrite.All', 'Group.ReadWrite.All', 'User.ReadWrite.All'];

/**
 * https://learn.microsoft.com/graph/tutorial-accessreviews-securitygroup, with names that are free in
 * Contoso.
 */
it('runs Microsoft’s tutorial about a security group from its users to its clean-up', async () => {
  const world = testWorld('empty');
  const admin = (method: string, path: string, body?: unknown, version: 'v1.0' | 'beta' = 'v1.0') =>
    world.call('admin', method, path, { body, scopes: SCOPES, version });
  const ids: string[] = [];
  for (const name of ['Owner', 'Ada', 'Ben']) {
    const { status, body } = await admin('POST', '/users', {
      accountEnabled: true,
      displayName: name,
      mailNickname: name,
      userPrincipalName: `tutorial.${name}@contoso.onmicrosoft.com`,
      passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' },
    });
    expect(status).toBe(201);
    ids.push(body.id);
  }
  const [owner, ...members] = ids.map((id) => `https://graph.microsoft.com/beta/users/${id}`);
  const group = await admin('POST', '/groups', {
    description: 'Building security',
    displayName: 'Building security',
    groupTypes: [],
    mailEnabled: false,
    mailNickname: 'buildingsecurity',
    securityEnabled: true,
    'owners@odata.bind': [owner],
    'members@odata.bind': members,
  });
  expect(group.status).toBe(201);
  const review = await admin('POST', REVIEWS_PATH, {
    displayName: 'One-time self-review for members of Building security',
    descriptionForAdmins: 'One-time self-review for members of Building security',
    descriptionForReviewers: 'One-time self-review for members of Building security',
    scope: { query: `/groups/${group.body.id}/transitiveMembers`, queryType: 'MicrosoftGraph' },
    settings: {
      mailNotificationsEnabled: true,
      instanceDurationInDays: 5,
      recurrence: {
        pattern: null,
        range: { type: 'endDate', startDate: '2026-11-20', endDate: '2026-11-25' },
      },
    },
  });
  expect(review.status).toBe(201);
  const { id } = first((await admin('GET', `${REVIEWS_PATH}/${review.body.id}/instances`)).body.value);
  const decisions = await admin('GET', `${REVIEWS_PATH}/${review.body.id}/instances/${id}/decisions`);
  expect(decisions.body.value.map(({ principal }) => principal.displayName)).toEqual(['Ada', 'Ben']);
  expect((await admin('DELETE', `/groups/${group.body.id}`, undefined, 'beta')).status).toBe(204);
  for (const user of ids)
    expect((await admin('DELETE', `/users/${user}`, undefined, 'beta')).status).toBe(204);
});
