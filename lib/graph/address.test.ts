import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses, nextAddress } from './address';
import { ORIGIN } from './testing';

const REVIEW = { definitionId: guid(1), instanceId: guid(2) };
const WHOLE = { ...REVIEW, stageId: null };
const STAGE = { ...REVIEW, stageId: guid(3) };
const REVIEWS = '/identityGovernance/accessReviews/definitions';
const INSTANCE = `${REVIEWS}/${guid(1)}/instances/${guid(2)}`;
const MINE = "filterByCurrentUser(on='reviewer')";
const PERSON =
  '$select=id,jobTitle,department,userType,accountEnabled&$expand=manager($select=id,displayName,mail,userPrincipalName)';

// Each as its page under https://learn.microsoft.com/graph/api has it.
test.each([
  [addresses.myDefinitions(), `${REVIEWS}/${MINE}`],
  [
    addresses.myDefinitions('unified', 100),
    `/identityGovernance/accessReviews/unified/definitions/${MINE}?$top=100`,
  ],
  [addresses.definition(REVIEW), `${REVIEWS}/${guid(1)}`],
  [addresses.myInstances(REVIEW), `${REVIEWS}/${guid(1)}/instances/${MINE}`],
  [
    addresses.myInstances(REVIEW, "status eq 'InProgress'"),
    `${REVIEWS}/${guid(1)}/instances/${MINE}?$filter=status eq 'InProgress'`,
  ],
  [addresses.instance(REVIEW), INSTANCE],
  [addresses.myStages(REVIEW), `${INSTANCE}/stages/${MINE}`],
  [addresses.myItems(WHOLE), `${INSTANCE}/decisions/${MINE}`],
  [
    addresses.myItems(STAGE, { top: 100, skip: 200, expand: 'insights' }),
    `${INSTANCE}/stages/${guid(3)}/decisions/${MINE}?$top=100&$skip=200&$expand=insights`,
  ],
  [addresses.item(WHOLE, guid(4)), `${INSTANCE}/decisions/${guid(4)}`],
  [addresses.recordAll(STAGE), `${INSTANCE}/stages/${guid(3)}/batchRecordDecisions`],
  [addresses.acceptAdvice(WHOLE), `${INSTANCE}/acceptRecommendations`],
  [addresses.pending(), '/me/pendingAccessReviewInstances?$expand=definition'],
  [addresses.person(guid(5)), `/users/${guid(5)}?${PERSON}`],
  [addresses.people([guid(5), guid(6)]), `/users?$filter=id in ('${guid(5)}','${guid(6)}')&${PERSON}`],
  [addresses.photo(guid(5)), `/users/${guid(5)}/photos/48x48/$value`],
  [
    addresses.group(guid(7)),
    `/groups/${guid(7)}?$select=id,onPremisesSyncEnabled,groupTypes,mailEnabled,securityEnabled`,
  ],
  [addresses.sponsorOf(), '/me/sponsorOf?$select=id,displayName,mail,userPrincipalName,userType'],
  [addresses.attest(guid(5)), `/users/${guid(5)}/microsoft.graph.identityGovernance.attest`],
  [
    addresses.delegatedInstances({ definitionId: guid(1) }),
    `${REVIEWS}/${guid(1)}/instances/filterByCurrentUser(on='delegatedReviewer')?$select=id,status,startDateTime,endDateTime,delegatedBy`,
  ],
  [
    addresses.owners('group', guid(7)),
    `/groups/${guid(7)}/owners?$select=id,displayName,mail,userPrincipalName`,
  ],
  [
    addresses.owners('servicePrincipal', guid(8)),
    `/servicePrincipals/${guid(8)}/owners?$select=id,displayName,mail,userPrincipalName`,
  ],
  [addresses.members(guid(7)), `/groups/${guid(7)}/members?$select=id&$top=999`],
  [
    addresses.assignedTo(guid(8)),
    `/servicePrincipals/${guid(8)}/appRoleAssignedTo?$select=principalId,principalType&$top=999`,
  ],
])('the address %s is encoded and matches Graph’s documentation', (address, documented) => {
  expect(decodeURIComponent(address)).toBe(documented);
  expect(address).not.toMatch(/[ ,]/);
});

describe('a next link', () => {
  test('is followed within its version, with its whole query', () => {
    const link = `${ORIGIN}/V1.0/users?$skiptoken=a%2Bb&$top=1`;
    expect(nextAddress(link, ORIGIN)).toBe('/users?$skiptoken=a%2Bb&$top=1');
  });

  test.each([
    'no address',
    'https://evil.example/v1.0/users',
    'https://me@graph.microsoft.com/v1.0/users',
    `${ORIGIN}/beta/users`,
    `${ORIGIN}/beta/v1.0/users`,
    `${ORIGIN}/v1.0`,
    `${ORIGIN}/v1x0/users`,
  ])('%s is refused', (link) => {
    expect(() => nextAddress(link, ORIGIN)).toThrow(expect.objectContaining({ code: 'untrusted' }));
  });
});
