import { expect, it } from 'vitest';
import { readCsv } from './csv';

const SIX = 'principalId,principalType,permissionId,permissionName,permissionDescription,permissionType';
const ELEVEN = `PrincipalId,PrincipalType,PermissionId,PermissionName,PermissionDescription,PermissionType,ScopeId,ScopeDisplayName,EntitlementOwners_Users,EntitlementOwners_Groups,CustomData`;

it('reads the six columns of the file on Graph’s page', () => {
  const [row] = readCsv(`${SIX}\r\nA1,user,p1,Access,"To the building, by day",Physical\r\n`);
  expect(row).toMatchObject({
    principalId: 'a1',
    permissionName: 'Access',
    permissionDescription: 'To the building, by day',
    permissionType: 'Physical',
    scopeId: '',
    customData: '',
  });
});

it('reads the eleven columns of the file on Entra’s page, in any order', () => {
  const [row] = readCsv(`\uFEFF${ELEVEN}\nA1,EntraIdUser,p1,Access,,,s1,Oslo,U1;U2,G1,"{""floor"":3}"`);
  expect(row).toMatchObject({ scopeId: 's1', scopeName: 'Oslo', ownerUsers: 'u1;u2', ownerGroups: 'g1' });
  expect(row).toMatchObject({ customData: '{"floor":3}' });
});

it.each([
  ['principalId,principalType\na,user', 'the column permissionid is missing'],
  [`${SIX}\na,device,p,Access,,`, "row 1: the principal type 'device' is not known"],
  [`${SIX}\na,user,p,Access,,\n,user,p,Access,,`, 'row 2: principalid is empty'],
  ['', 'the column principalid is missing'],
])('reports what is wrong with %j', (text, problem) => {
  expect(readCsv(text)).toBe(problem);
});
