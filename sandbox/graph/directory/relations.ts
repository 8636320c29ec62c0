import { findGroups, type Group } from '../../directory/groups';
import { groupsOf, transitiveGroupsOf } from '../../directory/members';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { groupPage } from './groups';
import { GROUPS, holdsOne } from './permissions';
import { requirePerson } from './users';
import { groupWire } from './wire-directory';

/** Microsoft: a member object that the caller may not read has only its type and id, all else is null. */
function onlyId(wire: Wire): Wire {
  const nothing = Object.entries(wire).map(([name]) => [name, null]);
  return { ...Object.fromEntries(nothing), id: wire.id };
}

const groupLister =
  (list: typeof groupsOf, person: (call: Call) => string, cast: boolean) => (call: Call) => {
    const { tenant } = call.request.caller;
    const { id } = requirePerson(call, person(call));
    const groups = findGroups(call.context.store, tenant.id, list(call.context.store, tenant.id, id));
    const open = holdsOne(call, GROUPS);
    const shown = (group: Group): Wire => {
      const wire = groupWire(group, tenant.domain);
      return { '@odata.type': '#microsoft.graph.group', ...(open ? wire : onlyId(wire)) };
    };
    return groupPage(call, groups, cast ? 'groups' : 'directoryObjects', shown);
  };

const named = (call: Call): string => call.ids.user ?? '';

export const getMemberOf = groupLister(groupsOf, named, false);
export const getMemberOfGroups = groupLister(groupsOf, named, true);
export const getTransitiveMemberOf = groupLister(transitiveGroupsOf, named, false);
export const getTransitiveMemberOfGroups = groupLister(transitiveGroupsOf, named, true);
export const getMyMemberOf = groupLister(groupsOf, requireUser, false);
export const getMyMemberOfGroups = groupLister(groupsOf, requireUser, true);
export const getMyTransitiveMemberOf = groupLister(transitiveGroupsOf, requireUser, false);
