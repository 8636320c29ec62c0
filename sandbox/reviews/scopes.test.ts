import { expect, it } from 'vitest';
import { readGroupScope, readMembershipsScope, readReviewerScope } from './scopes';

const ID = '02f3bafb-448c-487c-88c2-5fd65ce49a41';
const group = `/groups/${ID}`;

it.each([
  [`${group}/transitiveMembers`, `/v1.0${group}/transitiveMembers/microsoft.graph.user`, [true, false, true]],
  [
    `/v1.0${group}/transitivemembers/microsoft.graph.user`,
    `/v1.0${group}/transitiveMembers/microsoft.graph.user`,
    [true, false, true],
  ],
  [`${group}/members`, `/v1.0${group}/members`, [false, false, false]],
  [
    `${group}/transitiveMembers/microsoft.graph.user/?$filter=(userType eq 'Guest')`,
    `/v1.0${group}/transitiveMembers/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')`,
    [true, true, true],
  ],
])('reads %s and writes it back with its version', (query, written, [transitive, guestsOnly, usersOnly]) => {
  const { scope, wire } = readGroupScope({ query });
  expect(scope).toEqual({ kind: 'group', groupId: ID, transitive, guestsOnly, usersOnly });
  expect(wire.query).toBe(written);
});

it.each([
  ['/groups/nonsense/members', 400],
  [`${group}/owners`, 400],
  [`${group}/members?$filter=(city eq 'Oslo')`, 400],
  ['./members', 501],
  [`/roleManagement/directory/roleDefinitions/${ID}`, 501],
])('refuses the scope %s with %i', (query, status) => {
  expect(() => readGroupScope({ query })).toThrow(expect.objectContaining({ status }));
});

it('reads users × applications and refuses users × roles by name', () => {
  const { scope, wire } = readMembershipsScope(
    [{ query: '/users' }],
    [{ query: `/servicePrincipals/${ID}` }],
  );
  expect(scope).toEqual({ kind: 'applications', applicationIds: [ID], guestsOnly: false });
  expect(wire.resourceScopes[0]?.query).toBe(`/v1.0/servicePrincipals/${ID}`);
  const role = { query: `/roleManagement/directory/roleDefinitions/${ID}` };
  expect(() => readMembershipsScope([{ query: '/users' }], [role])).toThrow(
    expect.objectContaining({ status: 501 }),
  );
});

it('takes ./manager only with queryRoot decisions', () => {
  const { scope, wire } = readReviewerScope({ query: './manager', queryRoot: 'decisions' });
  expect(scope).toEqual({ kind: 'manager' });
  expect(wire).toEqual({ query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' });
  expect(() => readReviewerScope({ query: './manager' })).toThrow(expect.objectContaining({ status: 400 }));
});
