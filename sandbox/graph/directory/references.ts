import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import type { Group } from '../../directory/groups';
import { addMember, removeMember } from '../../directory/members';
import { addOwner, ownersOf, removeOwner } from '../../directory/owners';
import { findPrincipal, type Principal } from '../../directory/principals';
import type { Call } from '../route';
import { readBody } from './bodies';
import { requireGroup } from './groups';
import { ROLES_FOR, requireGroupWriter } from './permissions';
import { directoryRefusal } from './refusals';

/** Microsoft: at most 20 relationships in one request. */
const MAX_REFERENCES = 20;
const KINDS: Record<string, Principal['kind'] | undefined> = {
  users: 'user',
  groups: 'group',
  serviceprincipals: 'servicePrincipal',
};
/**
 * `https://graph.microsoft.com/v1.0/users/{id}`; the host is ignored, because a
 * client may use the sandbox's own.
 */
const REFERENCE =
  /^(?:https?:\/\/[^/]+)?\/(?:v1\.0|beta)\/(directoryObjects|users|groups|servicePrincipals)\/([0-9a-f-]{36})$/i;

/**
 * The principal that a reference names; throws 400 for an invalid reference and 404
 * where no such object has the id.
 */
function resolve({ context, request }: Call, reference: string): Principal {
  const [, segment = '', id = ''] = REFERENCE.exec(reference) ?? [];
  if (id === '') throw directoryRefusal('badReference', reference);
  const found = findPrincipal(context.store, request.caller.tenant.id, id);
  const kind = KINDS[segment.toLowerCase()];
  if (!found || (kind && found.kind !== kind)) throw directoryRefusal('notFound', id);
  return found;
}

/**
 * The principals that the values of `…@odata.bind` name, each once. Throws 400 for more than 20, and
 * the errors of a single reference.
 */
export function resolveAll(call: Call, references: readonly string[] = []): Principal[] {
  if (references.length > MAX_REFERENCES) throw directoryRefusal('tooMany');
  return [...new Map(references.map((text) => [text, resolve(call, text)])).values()];
}

/** The ids of new owners, which can only be users here. Throws 400 for others. */
export function ownerIds(principals: readonly Principal[]): string[] {
  if (principals.some(({ kind }) => kind !== 'user')) throw directoryRefusal('badProperty', 'owners');
  return principals.map(({ id }) => id);
}

/**
 * Throws where Graph can't change the members of this group, because Exchange, an
 * on-premises directory or a rule does.
 */
export function requireOpenMembership(group: Group): void {
  if (group.onPremisesSynced) throw directoryRefusal('synced');
  if (group.mailEnabled && !group.unified) throw directoryRefusal('mailMembers');
  if (group.dynamic) throw directoryRefusal('dynamicMembers');
}

const Reference = v.object({ '@odata.id': v.string() });
const DONE: GraphResponse = { status: 204 };

const sent = (call: Call): Principal => resolve(call, readBody(Reference, call.request.body)['@odata.id']);

/** https://learn.microsoft.com/graph/api/group-post-members */
export function postMember(call: Call): GraphResponse {
  const group = requireGroup(call);
  requireGroupWriter(call, group, ROLES_FOR.members);
  requireOpenMembership(group);
  const member = sent(call);
  if (!addMember(call.context.store, call.request.caller.tenant.id, group.id, member))
    throw directoryRefusal('alreadyThere', 'members');
  return DONE;
}

/** https://learn.microsoft.com/graph/api/group-delete-members */
export function deleteMember(call: Call): GraphResponse {
  const group = requireGroup(call);
  const id = (call.ids.object ?? '').toLowerCase();
  if (id !== call.request.caller.userId) requireGroupWriter(call, group, ROLES_FOR.members);
  requireOpenMembership(group);
  if (!removeMember(call.context.store, call.request.caller.tenant.id, group.id, id))
    throw directoryRefusal('notFound', id);
  return DONE;
}

/** https://learn.microsoft.com/graph/api/group-post-owners */
export function postOwner(call: Call): GraphResponse {
  const group = requireGroup(call);
  requireGroupWriter(call, group, ROLES_FOR.groups);
  const [userId = ''] = ownerIds([sent(call)]);
  if (!addOwner(call.context.store, call.request.caller.tenant.id, group.id, userId))
    throw directoryRefusal('alreadyThere', 'owners');
  return DONE;
}

/** https://learn.microsoft.com/graph/api/group-delete-owners: the last owner stays. */
export function deleteOwner(call: Call): GraphResponse {
  const group = requireGroup(call);
  requireGroupWriter(call, group, ROLES_FOR.groups);
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const id = (call.ids.object ?? '').toLowerCase();
  const owners = ownersOf(store, tenant.id, group.id);
  if (!owners.includes(id)) throw directoryRefusal('notFound', id);
  if (owners.length === 1) throw directoryRefusal('lastOwner');
  removeOwner(store, tenant.id, group.id, id);
  return DONE;
}
