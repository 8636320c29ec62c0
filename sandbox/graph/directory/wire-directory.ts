import type { Group } from '../../directory/groups';
import type { User } from '../../directory/users';
import type { Wire } from '../wire';

/** The properties of a user that Graph returns by default, in its order; others need `$select`. */
export const USER_DEFAULTS = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

const OTHER_OF_A_USER = {
  mailNickname: null,
  ageGroup: null,
  city: null,
  companyName: null,
  employeeId: null,
  employeeType: null,
  passwordPolicies: null,
  postalCode: null,
  state: null,
  streetAddress: null,
  usageLocation: null,
};

/** A time as Graph writes it, without fractions: `2026-11-20T09:30:00Z`. */
export const seconds = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');

/**
 * The state of a guest's invitation, and when it changed. A guest without an invitation counts as accepted;
 * members have no state. https://learn.microsoft.com/graph/api/resources/user#properties
 */
export function externalState({ userType, userPrincipalName, other, createdDateTime }: User) {
  const isExternal = userType === 'Guest' || userPrincipalName.includes('#EXT#');
  const state = typeof other.externalUserState === 'string' ? other.externalUserState : 'Accepted';
  const changed = other.externalUserStateChangeDateTime;
  return {
    externalUserState: isExternal ? state : null,
    externalUserStateChangeDateTime: isExternal
      ? seconds(typeof changed === 'string' ? changed : createdDateTime)
      : null,
  };
}

/** A user with every property that can be requested. */
export function userWire(user: User): Wire {
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName,
    jobTitle: user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: user.officeLocation,
    preferredLanguage: null,
    surname: user.surname,
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    ...OTHER_OF_A_USER,
    accountEnabled: user.accountEnabled,
    country: user.country,
    createdDateTime: seconds(user.createdDateTime),
    deletedDateTime: null,
    department: user.department,
    onPremisesSyncEnabled: user.onPremisesSyncEnabled,
    userType: user.userType,
    ...user.other,
    ...externalState(user),
  };
}

function groupTypes({ unified, dynamic }: Group): string[] {
  return [...(unified ? ['Unified'] : []), ...(dynamic ? ['DynamicMembership'] : [])];
}

/** A group as Graph returns it by default. Its mail address is in the tenant's domain. */
export function groupWire(group: Group, domain: string): Wire {
  const mail = group.mailEnabled ? `${group.mailNickname}@${domain}` : null;
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: seconds(group.createdDateTime),
    description: group.description,
    displayName: group.displayName,
    expirationDateTime: null,
    groupTypes: groupTypes(group),
    isAssignableToRole: group.roleAssignable ? true : null,
    mail,
    mailEnabled: group.mailEnabled,
    mailNickname: group.mailNickname,
    membershipRule: group.membershipRule,
    membershipRuleProcessingState: group.dynamic ? 'On' : null,
    onPremisesSyncEnabled: group.onPremisesSynced ? true : null,
    proxyAddresses: mail ? [`SMTP:${mail}`] : [],
    renewedDateTime: seconds(group.createdDateTime),
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: group.team ? ['Team'] : [],
    securityEnabled: group.securityEnabled,
    visibility: group.visibility,
  };
}
