import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { findGroups } from '../../directory/groups';
import { transitiveGroupsOf } from '../../directory/members';
import { findPrincipal } from '../../directory/principals';
import { metadata, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import { readBody } from './bodies';
import { objectWires } from './objects';
import { directoryRefusal } from './refusals';
import { requirePerson } from './users';

const MemberGroupsBody = v.object({ securityEnabledOnly: v.optional(v.nullable(v.boolean())) });

function memberGroups(call: Call, person: string): GraphResponse {
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const { securityEnabledOnly } = readBody(MemberGroupsBody, call.request.body);
  const { id } = requirePerson(call, person);
  const groups = findGroups(store, tenant.id, transitiveGroupsOf(store, tenant.id, id));
  const value = groups
    .filter((group) => !securityEnabledOnly || group.securityEnabled)
    .map((group) => group.id);
  return { status: 200, body: { '@odata.context': metadata(call.request, 'Collection(Edm.String)'), value } };
}

/** https://learn.microsoft.com/graph/api/directoryobject-getmembergroups: ids, through any depth of nesting. */
export const getMemberGroups = (call: Call): GraphResponse => memberGroups(call, call.ids.user ?? '');
export const getMyMemberGroups = (call: Call): GraphResponse => memberGroups(call, requireUser(call));

/** https://learn.microsoft.com/graph/api/directoryobject-getbyids#request-body */
const MAX_IDS = 1000;
const KINDS = { user: 'user', group: 'group', serviceprincipal: 'servicePrincipal' } as const;
const ByIdsBody = v.object({ ids: v.array(v.string()), types: v.optional(v.nullable(v.array(v.string()))) });

/** Objects of these ids and kinds; unknown ids are left out. */
export function getByIds(call: Call): GraphResponse {
  const { context, request } = call;
  const { ids, types } = readBody(ByIdsBody, request.body);
  if (ids.length > MAX_IDS) throw directoryRefusal('badProperty', 'ids');
  const wanted = types?.map((type) => type.toLowerCase());
  if (wanted?.some((type) => type !== 'directoryobject' && !Object.hasOwn(KINDS, type)))
    throw directoryRefusal('badProperty', 'types');
  const isAny = !wanted || wanted.length === 0 || wanted.includes('directoryobject');
  const found = [...new Set(ids)].flatMap((id) => {
    const principal = findPrincipal(context.store, request.caller.tenant.id, id);
    return principal && (isAny || wanted.includes(principal.kind.toLowerCase())) ? [principal] : [];
  });
  const options = readOptions(request.query, ['$select']);
  return pageOf(
    request,
    { ...options, top: found.length },
    {
      context: 'directoryObjects',
      total: found.length,
      value: objectWires(call, found),
      countUnasked: false,
    },
  );
}
