import { guidOf } from './guid';

/** Microsoft Graph as an application: the same client id in every tenant. */
export const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';

/** The object id of Microsoft Graph's servicePrincipal in a tenant. */
export const microsoftGraphId = (tenantId: string): string =>
  guidOf(tenantId, 'application', MICROSOFT_GRAPH);

/**
 * Delegated permissions with Microsoft's ids: those that the portal and its setup ask for.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export const GRAPH_SCOPES: readonly { value: string; id: string; type: 'Admin' | 'User' }[] = [
  { value: 'AccessReview.Read.All', id: 'ebfcd32b-babb-40f4-a14b-42706e83bd28', type: 'Admin' },
  { value: 'AccessReview.ReadWrite.All', id: 'e4aa47b9-9a69-4109-82ed-36ec70d85ff1', type: 'Admin' },
  { value: 'Application.Read.All', id: 'c79f8feb-a9db-4090-85f9-90d820caa0eb', type: 'Admin' },
  { value: 'Application.ReadWrite.All', id: 'bdfbf15f-ee85-4955-8675-146e8e5296b5', type: 'Admin' },
  { value: 'DelegatedPermissionGrant.Read.All', id: 'a197cdc4-a8e8-4d49-9d35-4ca7c83887b4', type: 'Admin' },
  {
    value: 'DelegatedPermissionGrant.ReadWrite.All',
    id: '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
    type: 'Admin',
  },
  { value: 'Directory.Read.All', id: '06da0dbc-49e2-44d2-8312-53f166ab848a', type: 'Admin' },
  { value: 'GroupMember.Read.All', id: 'bc024368-1153-4739-b217-4326f2e966d0', type: 'Admin' },
  { value: 'Organization.Read.All', id: '4908d5b9-3fb2-4b1e-9336-1888b7937185', type: 'Admin' },
  { value: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'User' },
  { value: 'User.Read.All', id: 'a154be20-db9c-4678-8ab7-66f6cc099a59', type: 'Admin' },
  { value: 'email', id: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', type: 'User' },
  { value: 'offline_access', id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', type: 'User' },
  { value: 'openid', id: '37f7f235-527c-4136-accd-4a02d197296e', type: 'User' },
  { value: 'profile', id: '14dad69e-099b-42c9-810b-d002981feec1', type: 'User' },
];
