import type { PrincipalScope, ResourceScope } from '../plan';
import { guestsOnly, ID, type QueryText } from './query-text';

/** The meaning of a query: whose access, to what, and the query as Graph writes it back. */
export interface QueryMeaning {
  resource: ResourceScope;
  principals: Omit<PrincipalScope, 'inactiveFor'>;
  text: string;
}

export const USERS_ONLY = {
  users: true,
  groups: false,
  servicePrincipals: false,
  guestsOnly: false,
};

const MEMBERS = new RegExp(
  `^(?:/groups/${ID}|\\.)/(transitiveMembers|members)(/microsoft\\.graph\\.user)?$`,
  'i',
);

/**
 * Reads `/groups/{id}/members` and similar queries: transitive, users or guests only, or relative
 * (`./members`) to the group of an instance. Transitive members are users. Undefined for another query.
 * https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
export function readMembers(query: QueryText): QueryMeaning | undefined {
  const guests = guestsOnly(query);
  const [matched, id, list, cast] = MEMBERS.exec(query.path) ?? [];
  if (guests === undefined || matched === undefined) return undefined;
  const transitive = list?.toLowerCase() === 'transitivemembers';
  const usersOnly = transitive || guests || cast !== undefined;
  const start = id ? `/v1.0/groups/${id.toLowerCase()}` : '.';
  const path = transitive ? 'transitiveMembers' : 'members';
  const filter = guests ? "/?$count=true&$filter=(userType eq 'Guest')" : '';
  return {
    resource: id
      ? { kind: 'group', id: id.toLowerCase(), transitive }
      : { kind: 'enumeratedGroup', transitive },
    principals: { ...USERS_ONLY, groups: !usersOnly, guestsOnly: guests },
    text: `${start}/${path}${usersOnly ? '/microsoft.graph.user' : ''}${filter}`,
  };
}
