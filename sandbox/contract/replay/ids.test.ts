import { expect, it } from 'vitest';
import { idMapper } from './ids';

const A = '0185aab8-9a7e-44b5-ae36-41b923c3bf87';
const B = '1234aab8-9a7e-44b5-ae36-41b923c3bf87';

it('replaces an id or placeholder in a path by an id of the set before it', () => {
  const { path } = idMapper({
    definitions: ['d'],
    instances: ['i'],
    historyInstances: ['h'],
    olderReviews: ['o'],
  });
  expect(path(`/identityGovernance/accessReviews/definitions/${A}/instances/${A}/stop?$top=1`)).toBe(
    '/identityGovernance/accessReviews/definitions/d/instances/i/stop?$top=1',
  );
  expect(path('/me/pendingAccessReviewInstances/{accessReviewInstanceId}/decisions')).toBe(
    '/me/pendingAccessReviewInstances/i/decisions',
  );
  expect(path(`/historyDefinitions/x/instances/${A}`)).toBe('/historyDefinitions/x/instances/h');
  expect(path(`/accessReviews/${A}/`)).toBe('/accessReviews/o/');
});

it('replaces an id in a body by its property or its query, and equal ids by equal ones', () => {
  const { body } = idMapper({ users: ['u', 'v'], principalId: ['p'], roleDefinitionId: ['r'] });
  expect(body({ principalId: A, reviewers: [{ query: `/users/${A}` }, { query: `/users/${B}` }] })).toEqual({
    principalId: 'p',
    reviewers: [{ query: '/users/u' }, { query: '/users/v' }],
  });
  expect(body({ query: `https://graph.microsoft.com/beta/users/${A}?x` })).toEqual({
    query: 'https://graph.microsoft.com/beta/users/u?x',
  });
  expect(body("(isof(principal) and roleDefinitionId eq '{role ID}')")).toBe(
    "(isof(principal) and roleDefinitionId eq 'r')",
  );
});

it('leaves an id of a set that the tenant doesn’t fill, and all other text', () => {
  const { body } = idMapper({});
  expect(body({ controlTypeId: A, displayName: 'Test', query: '/groups' })).toEqual({
    controlTypeId: A,
    displayName: 'Test',
    query: '/groups',
  });
});
