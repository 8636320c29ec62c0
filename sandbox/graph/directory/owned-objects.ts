import type { GraphResponse } from '../../core/graph-message';
import { ownedBy } from '../../directory/owners';
import { findPrincipal, type Principal } from '../../directory/principals';
import { pageOf } from '../odata/collection';
import { shaped } from '../odata/shape';
import { type Call, requireUser } from '../route';
import { objectWires } from './objects';
import { readListOptions } from './options';
import { requirePerson } from './users';

function ownedAnswer(call: Call, person: string, kind?: Principal['kind']): GraphResponse {
  const { context, request } = call;
  const { id } = requirePerson(call, person);
  const options = readListOptions(call, ['$select', '$top', '$skip', '$count']);
  const owned = ownedBy(context.store, request.caller.tenant.id, id).flatMap((objectId) => {
    const principal = findPrincipal(context.store, request.caller.tenant.id, objectId);
    return principal && (!kind || principal.kind === kind) ? [principal] : [];
  });
  const shown = objectWires(call, owned.slice(options.skip, options.skip + options.top));
  return pageOf(
    request,
    { ...options, select: [] },
    {
      context: kind === 'group' ? 'groups' : 'directoryObjects',
      total: owned.length,
      value: options.select.length > 0 ? shown.map((wire) => shaped(wire, options.select, ['id'])) : shown,
      countUnasked: false,
    },
  );
}

/**
 * https://learn.microsoft.com/graph/api/user-list-ownedobjects: groups and
 * applications, in the order of ownership.
 */
export const getOwned = (call: Call): GraphResponse => ownedAnswer(call, call.ids.user ?? '');
export const getOwnedGroups = (call: Call): GraphResponse => ownedAnswer(call, call.ids.user ?? '', 'group');
export const getMyOwned = (call: Call): GraphResponse => ownedAnswer(call, requireUser(call));
export const getMyOwnedGroups = (call: Call): GraphResponse => ownedAnswer(call, requireUser(call), 'group');
