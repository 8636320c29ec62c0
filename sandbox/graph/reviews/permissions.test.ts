import { expect, it } from 'vitest';
import { definitionOf } from '../../reviews/review-testing';
import { REVIEWS_PATH, reviewBody, startReview, testWorld } from '../../seed/world-testing';

it.each([
  ['admin', 'AccessReview.Read.All'],
  ['app', 'AccessReview.Read.All'],
])('lets %s with %s read reviews but change nothing', async (who, scope) => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const scopes = [scope];
  expect((await world.call(who, 'GET', `${path}/decisions`, { scopes })).status).toBe(200);
  for (const action of ['stop', 'resetDecisions', 'sendReminder', 'applyDecisions'])
    expect((await world.call(who, 'POST', `${path}/${action}`, { scopes })).status).toBe(403);
  const post = { scopes, body: reviewBody(world, 'server') };
  expect((await world.call(who, 'POST', REVIEWS_PATH, post)).status).toBe(403);
  expect((await world.call(who, 'DELETE', definitionOf(path), { scopes })).status).toBe(403);
});

it.each(['User.Read', 'AccessReview.ReadWrite.Membership', 'Group.ReadWrite.All'])(
  'refuses a token that has only %s',
  async (scope) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server');
    for (const who of ['admin', 'adelev', 'app'])
      for (const one of [REVIEWS_PATH, definitionOf(path), path, `${path}/decisions`]) {
        const answer = await world.call(who, 'GET', one, { scopes: [scope] });
        expect([who, one, answer.status]).toEqual([who, one, 403]);
      }
  },
);
