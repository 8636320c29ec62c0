import type { Route } from '../route';
import {
  getGroup,
  getGroups,
  getMembers,
  getMemberUsers,
  getOwners,
  getTransitiveMembers,
  getTransitiveMemberUsers,
  readGroups,
} from './groups';
import { getManager, getMe, getMyManager, getUser, getUsers, readMe, readOneUser, readUsers } from './users';

/** People and groups. */
export const DIRECTORY_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '/me', needs: readMe, answer: getMe },
  { method: 'GET', pattern: '/me/manager', needs: readUsers, answer: getMyManager },
  { method: 'GET', pattern: '/users', needs: readUsers, answer: getUsers },
  { method: 'GET', pattern: '/users/{user}', needs: readOneUser, answer: getUser },
  { method: 'GET', pattern: '/users/{user}/manager', needs: readUsers, answer: getManager },
  { method: 'GET', pattern: '/groups', needs: readGroups, answer: getGroups },
  { method: 'GET', pattern: '/groups/{group}', needs: readGroups, answer: getGroup },
  { method: 'GET', pattern: '/groups/{group}/members', needs: readGroups, answer: getMembers },
  { method: 'GET', pattern: '/groups/{group}/members/user', needs: readGroups, answer: getMemberUsers },
  {
    method: 'GET',
    pattern: '/groups/{group}/transitiveMembers',
    needs: readGroups,
    answer: getTransitiveMembers,
  },
  {
    method: 'GET',
    pattern: '/groups/{group}/transitiveMembers/user',
    needs: readGroups,
    answer: getTransitiveMemberUsers,
  },
  { method: 'GET', pattern: '/groups/{group}/owners', needs: readGroups, answer: getOwners },
];
