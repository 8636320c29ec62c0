import { expect, it } from 'vitest';
import { IDS, plain } from './definition-testing';
import { readReviewers } from './reviewers';

const { user, group, application } = IDS;
const OWNERS = `/groups/${group}/owners`;
const ABROAD = "?$filter=microsoft.graph.user/userType eq 'Member' and microsoft.graph.user/country eq 'USA'";
const owners = { kind: 'owners', objectId: group, userType: null, country: null };

it.each([
  [`/users/${user}`, { kind: 'user', userId: user }],
  [`/v1.0/users/${user.toUpperCase()}`, { kind: 'user', userId: user }],
  [`/groups/${group}/members`, { kind: 'members', groupId: group, transitive: false }],
  [`/groups/${group}/transitiveMembers`, { kind: 'members', groupId: group, transitive: true }],
  [
    `/beta/groups/${group}/transitiveMembers/microsoft.graph.user`,
    { kind: 'members', groupId: group, transitive: true },
  ],
  [OWNERS, owners],
  [`${OWNERS}${ABROAD}`, { ...owners, userType: 'Member', country: 'USA' }],
  [
    `${OWNERS}?$filter=microsoft.graph.user/country eq 'Trinidad and Tobago'`,
    { ...owners, country: 'Trinidad and Tobago' },
  ],
  [
    `${OWNERS}?$filter=microsoft.graph.user/country eq 'Côte d''Ivoire'`,
    { ...owners, country: "Côte d'Ivoire" },
  ],
  [`/servicePrincipals/${application}/owners`, { ...owners, objectId: application }],
])('reads %s and writes it back with its version', (query, scope) => {
  const text = `/v1.0${query.replace(/^\/(v1\.0|beta)/, '').toLowerCase()}`;
  const { scopes, wire } = readReviewers([plain(query)], 'reviewers');
  expect(scopes).toEqual([scope]);
  expect(wire).toEqual([{ query: expect.any(String), queryType: 'MicrosoftGraph', queryRoot: null }]);
  expect(JSON.stringify(wire[0]).toLowerCase()).toContain(JSON.stringify(text));
});

it('reads ./owners as the owners of each resource', () => {
  expect(readReviewers([plain('./owners')], 'reviewers')).toEqual({
    scopes: [{ ...owners, objectId: null }],
    wire: [{ ...plain('./owners'), queryRoot: null }],
  });
});

it('takes ./manager only with queryRoot decisions', () => {
  const manager = plain('./manager', 'decisions');
  expect(readReviewers([manager], 'reviewers')).toEqual({ scopes: [{ kind: 'manager' }], wire: [manager] });
  expect(() => readReviewers([plain('./manager')], 'reviewers')).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(' reviewers.0.queryRoot: ') }),
  );
});

it('takes `type` in place of queryType, as Microsoft’s example has it', () => {
  const { wire } = readReviewers([{ query: OWNERS, type: 'MicrosoftGraph' }], 'reviewers');
  expect(wire).toMatchObject([{ query: `/v1.0${OWNERS}`, queryType: 'MicrosoftGraph' }]);
});

it('reads a missing or empty list as nobody', () => {
  for (const none of [undefined, null, []])
    expect(readReviewers(none, 'reviewers')).toEqual({ scopes: [], wire: [] });
});

it.each([
  [`/users/${user}?$select=id`],
  ['/users'],
  ['/users/adelev@contoso.com'],
  [`/groups/${group}`],
  [`/groups/${group}/members?$count=true`],
  [`${OWNERS}?$filter=`],
  [`${OWNERS}?$filter=city eq 'Oslo'`],
  [`${OWNERS}?$filter=country eq 'USA' and city eq 'Oslo'`],
  [`${OWNERS}?$filter=country eq 'USA' or country eq 'UK'`],
  ['./members'],
])('refuses %s and says which entry it was', (query) => {
  const message = expect.stringContaining(` reviewers.1.query: ${query}`);
  expect(() => readReviewers([plain('./owners'), plain(query)], 'reviewers')).toThrow(
    expect.objectContaining({ status: 400, message }),
  );
});

it.each([
  ['an object in place of a list', {}, 'reviewers:'],
  ['a text in place of a reviewer', ['/users'], 'reviewers.0:'],
  ['a list in place of a reviewer', [[]], 'reviewers.0:'],
  ['no query', [{ queryType: 'MicrosoftGraph' }], 'reviewers.0.query:'],
  ['the query type ARM', [{ query: './owners', queryType: 'ARM' }], 'reviewers.0.queryType:'],
])('refuses %s and names the field', (_, sent, field) => {
  expect(() => readReviewers(sent, 'reviewers')).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(` ${field} `) }),
  );
});
