import type { Permission, Route } from '../route';
import * as applications from './applications';
import * as groups from './groups';
import { postInvitation } from './invitations';
import { getSubscribedSkus } from './licences';
import { getByIds, getMemberGroups, getMyMemberGroups } from './memberships';
import { getObject } from './objects';
import { getOrganization, getOrganizations } from './organization';
import { getMyOwned, getMyOwnedGroups, getOwned, getOwnedGroups } from './owned-objects';
import { getCatalogs, getPackageAssignments } from './package-assignments';
import { getPackage, getPackages } from './packages';
import * as grants from './permission-grants';
import * as may from './permissions';
import * as photos from './photos';
import { deleteMember, deleteOwner, postMember, postOwner } from './references';
import * as registrations from './registrations';
import * as relations from './relations';
import * as roles from './roles';
import * as servicePrincipals from './service-principals';
import * as users from './users';
import { patchGroup, postGroup, removeGroup } from './write-groups';
import { deleteManager, patchUser, postUser, putManager, removeUser } from './write-users';

type Row = [method: string, pattern: string, needs: Permission, answer: Route['answer']];

const USER = '/users/{user}';
const GROUP = '/groups/{group}';
const APPLICATION = '/servicePrincipals/{application}';
const REGISTRATION = '/applications/{registration}';
const ROLES = '/roleManagement/directory';
const ENTITLEMENT = '/identityGovernance/entitlementManagement';
const PACKAGES = `${ENTITLEMENT}/accessPackages`;

/** `$count` comes before the pattern that would read it as an id. */
const ROWS: readonly Row[] = [
  ['GET', '/me', may.readMe, users.getMe],
  ['GET', '/me/manager', may.readUsers, users.getMyManager],
  ['GET', '/me/directReports', may.readUsers, users.getMyReports],
  ['GET', '/me/photo', may.readMyPhoto, photos.getAboutMyPhoto],
  ['GET', '/me/photo/$value', may.readMyPhoto, photos.getMyPhoto],
  ['GET', '/me/photos', may.readMyPhoto, photos.getMyPhotos],
  ['GET', '/me/photos/{size}', may.readMyPhoto, photos.getAboutMyPhoto],
  ['GET', '/me/photos/{size}/$value', may.readMyPhoto, photos.getMyPhoto],
  ['GET', '/me/ownedObjects', may.readMyGroups, getMyOwned],
  ['GET', '/me/ownedObjects/group', may.readMyGroups, getMyOwnedGroups],
  ['POST', '/me/getMemberGroups', may.readMyGroups, getMyMemberGroups],
  ['GET', '/me/memberOf', may.readMyGroups, relations.getMyMemberOf],
  ['GET', '/me/memberOf/group', may.readMyGroups, relations.getMyMemberOfGroups],
  ['GET', '/me/transitiveMemberOf', may.readMyGroups, relations.getMyTransitiveMemberOf],
  ['GET', '/users', may.readUsers, users.getUsers],
  ['GET', '/users/$count', may.readUsers, users.getUserCount],
  ['POST', '/users', may.writeUsers, postUser],
  ['GET', USER, may.readOneUser, users.getUser],
  ['PATCH', USER, may.writeUsers, patchUser],
  ['DELETE', USER, may.removeUsers, removeUser],
  ['GET', `${USER}/manager`, may.readUsers, users.getManager],
  ['PUT', `${USER}/manager/$ref`, may.writeUsers, putManager],
  ['DELETE', `${USER}/manager/$ref`, may.writeUsers, deleteManager],
  ['GET', `${USER}/directReports`, may.readUsers, users.getReports],
  ['GET', `${USER}/memberOf`, may.readGroups, relations.getMemberOf],
  ['GET', `${USER}/memberOf/group`, may.readGroups, relations.getMemberOfGroups],
  ['GET', `${USER}/transitiveMemberOf`, may.readGroups, relations.getTransitiveMemberOf],
  ['GET', `${USER}/transitiveMemberOf/group`, may.readGroups, relations.getTransitiveMemberOfGroups],
  ['GET', `${USER}/photo`, may.readPhotos, photos.getAboutPhoto],
  ['GET', `${USER}/photo/$value`, may.readPhotos, photos.getPhoto],
  ['GET', `${USER}/photos`, may.readPhotos, photos.getPhotos],
  ['GET', `${USER}/photos/{size}`, may.readPhotos, photos.getAboutPhoto],
  ['GET', `${USER}/photos/{size}/$value`, may.readPhotos, photos.getPhoto],
  ['GET', `${USER}/ownedObjects`, may.readUsers, getOwned],
  ['GET', `${USER}/ownedObjects/group`, may.readUsers, getOwnedGroups],
  ['POST', `${USER}/getMemberGroups`, may.readGroups, getMemberGroups],
  ['GET', `${USER}/appRoleAssignments`, may.readDirectory, applications.getAssignmentsOfUser],
  ['POST', '/invitations', may.invite, postInvitation],
  ['GET', '/groups', may.readGroups, groups.getGroups],
  ['GET', '/groups/$count', may.readGroups, groups.getGroupCount],
  ['POST', '/groups', may.writeGroups, postGroup],
  ['GET', GROUP, may.readGroups, groups.getGroup],
  ['PATCH', GROUP, may.writeGroups, patchGroup],
  ['DELETE', GROUP, may.writeGroups, removeGroup],
  ['GET', `${GROUP}/members`, may.readGroups, groups.getMembers],
  ['GET', `${GROUP}/members/user`, may.readGroups, groups.getMemberUsers],
  ['GET', `${GROUP}/members/$count`, may.readGroups, groups.getMemberCount],
  ['POST', `${GROUP}/members/$ref`, may.writeMembers, postMember],
  ['DELETE', `${GROUP}/members/{object}/$ref`, may.writeMembers, deleteMember],
  ['GET', `${GROUP}/transitiveMembers`, may.readGroups, groups.getTransitiveMembers],
  ['GET', `${GROUP}/transitiveMembers/user`, may.readGroups, groups.getTransitiveMemberUsers],
  ['GET', `${GROUP}/transitiveMembers/$count`, may.readGroups, groups.getTransitiveMemberCount],
  ['GET', `${GROUP}/owners`, may.readGroups, groups.getOwners],
  ['POST', `${GROUP}/owners/$ref`, may.writeGroups, postOwner],
  ['DELETE', `${GROUP}/owners/{object}/$ref`, may.writeGroups, deleteOwner],
  ['POST', '/directoryObjects/getByIds', may.readDirectory, getByIds],
  ['GET', '/directoryObjects/{object}', may.readDirectory, getObject],
  ['GET', '/servicePrincipals', may.readApplications, servicePrincipals.getServicePrincipals],
  ['POST', '/servicePrincipals', may.writeApplications, servicePrincipals.postServicePrincipal],
  ['GET', APPLICATION, may.readApplications, servicePrincipals.getServicePrincipal],
  ['DELETE', APPLICATION, may.writeApplications, servicePrincipals.removeServicePrincipal],
  ['GET', `${APPLICATION}/owners`, may.readApplications, applications.getApplicationOwners],
  ['GET', `${APPLICATION}/appRoleAssignedTo`, may.readApplications, applications.getAssignedTo],
  ['GET', '/applications', may.readApplications, registrations.getRegistrations],
  ['POST', '/applications', may.writeApplications, registrations.postRegistration],
  ['GET', REGISTRATION, may.readApplications, registrations.getRegistration],
  ['PATCH', REGISTRATION, may.writeApplications, registrations.patchRegistration],
  ['DELETE', REGISTRATION, may.writeApplications, registrations.removeRegistration],
  ['GET', '/oauth2PermissionGrants', may.readGrants, grants.getGrants],
  ['POST', '/oauth2PermissionGrants', may.writeGrants, grants.postGrant],
  ['GET', '/oauth2PermissionGrants/{grant}', may.readGrants, grants.getGrant],
  ['PATCH', '/oauth2PermissionGrants/{grant}', may.writeGrants, grants.patchGrant],
  ['DELETE', '/oauth2PermissionGrants/{grant}', may.writeGrants, grants.removeGrant],
  ['GET', '/subscribedSkus', may.readLicences, getSubscribedSkus],
  ['GET', '/organization', may.readOrganization, getOrganizations],
  ['GET', '/organization/{organization}', may.readOrganization, getOrganization],
  ['GET', `${ROLES}/roleDefinitions`, may.readRoles, roles.getRoles],
  ['GET', `${ROLES}/roleDefinitions/{role}`, may.readRoles, roles.getRole],
  ['GET', `${ROLES}/roleAssignments`, may.readRoles, roles.getRoleAssignments],
  ['GET', `${ROLES}/roleAssignmentScheduleInstances`, may.readRoles, roles.getActiveInstances],
  ['GET', `${ROLES}/roleEligibilityScheduleInstances`, may.readRoles, roles.getEligibleInstances],
  ['GET', `${ENTITLEMENT}/assignments`, may.readPackages, getPackageAssignments],
  ['GET', `${ENTITLEMENT}/catalogs`, may.readPackages, getCatalogs],
  ['GET', PACKAGES, may.readPackages, getPackages],
  ['GET', `${PACKAGES}/{package}`, may.readPackages, getPackage],
];

/** People, groups, applications, roles and access packages. */
export const DIRECTORY_ROUTES: readonly Route[] = ROWS.map(([method, pattern, needs, answer]) => ({
  method,
  pattern,
  needs,
  answer,
}));
