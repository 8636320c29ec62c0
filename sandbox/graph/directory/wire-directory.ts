import type { Group } from '../../directory/groups';
import type { User } from '../../directory/users';
import type { Wire } from '../wire';

/** What Graph gives of a user unasked, in its order; the rest needs `$select`. */
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

/** Every property of a user that can be asked for. */
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
    accountEnabled: user.accountEnabled,
    department: user.department,
    userType: user.userType,
  };
}

export function groupWire(group: Group): Wire {
  return {
    id: group.id,
    createdDateTime: group.createdDateTime.replace(/\.\d+Z$/, 'Z'),
    description: group.description,
    displayName: group.displayName,
    groupTypes: group.unified ? ['Unified'] : [],
    mail: null,
    mailEnabled: group.unified,
    mailNickname: group.mailNickname,
    onPremisesSyncEnabled: null,
    securityEnabled: !group.unified,
    visibility: null,
  };
}
