import { GraphProblem } from '../../core/graph-message';

/**
 * All refusals of the directory. Codes and statuses are those that callers of Microsoft Graph report;
 * Microsoft documents the 400 for an existing member and the 404 for a missing object.
 * https://learn.microsoft.com/graph/api/group-post-members
 */
const REFUSALS = {
  badBody: [400, 'BadRequest', 'The request body is not a JSON object.'],
  unknownProperty: [400, 'Request_BadRequest', 'Invalid property:'],
  missingProperty: [400, 'Request_BadRequest', 'A value is required for the property'],
  badProperty: [400, 'Request_BadRequest', 'Invalid value specified for the property'],
  noPassword: [400, 'Request_BadRequest', 'A password must be specified to create a new user.'],
  otherDomain: [
    400,
    'Request_BadRequest',
    'The domain portion of the userPrincipalName property is invalid. Use a verified domain of the organization.',
  ],
  taken: [400, 'Request_BadRequest', 'Another object with the same value exists for the property'],
  mailGroup: [
    400,
    'Request_BadRequest',
    'The service does not support writes of mail-enabled groups that are not Microsoft 365 groups, nor of groups without a kind.',
  ],
  mailMembers: [
    400,
    'Request_BadRequest',
    'Cannot update a mail-enabled security group or distribution list.',
  ],
  synced: [
    400,
    'Request_BadRequest',
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  ],
  dynamicMembers: [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  tooMany: [400, 'Request_BadRequest', 'At most 20 references can be added in one request.'],
  badReference: [400, 'Request_BadRequest', 'The reference is not the address of a directory object:'],
  alreadyThere: [
    400,
    'Request_BadRequest',
    'One or more added object references already exist for the following modified properties:',
  ],
  noApplication: [
    400,
    'NoBackingApplicationObject',
    'The appId of the service principal does not reference a valid application object:',
  ],
  sameAppId: [
    409,
    'Request_MultipleObjectsWithSameKeyValue',
    'The service principal cannot be created, updated, or restored because the service principal name is already in use:',
  ],
  sameGrant: [409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.'],
  lastOwner: [
    400,
    'Request_BadRequest',
    'The group must have at least one owner, hence this owner cannot be removed.',
  ],
  needsEventual: [
    400,
    'Request_UnsupportedQuery',
    '$count needs the request header ConsistencyLevel with the value eventual.',
  ],
  searchNeedsEventual: [
    400,
    'Request_UnsupportedQuery',
    '$search needs the request header ConsistencyLevel with the value eventual.',
  ],
  noPrivilege: [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  notFound: [
    404,
    'Request_ResourceNotFound',
    'The resource does not exist or one of its queried reference-property objects is not present:',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The error to throw for a refusal; `detail`, a name or an id, is added to the message. */
export function directoryRefusal(name: keyof typeof REFUSALS, detail?: string): GraphProblem {
  const [status, code, message] = REFUSALS[name];
  return new GraphProblem(status, code, detail ? `${message} '${detail}'` : message);
}
