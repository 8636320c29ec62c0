import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { deleteGroup, type Group, insertGroup, listGroups, saveGroup } from '../../directory/groups';
import { addMembers, membersOf } from '../../directory/members';
import { insertOwners, ownersOf } from '../../directory/owners';
import type { Principal } from '../../directory/principals';
import { entityOf } from '../odata/collection';
import type { Call } from '../route';
import { GRAPH } from '../wire';
import { name, readBody, text } from './bodies';
import { requireGroup } from './groups';
import { ROLES_FOR, requireGroupWriter, requireRole, requireRoleManager } from './permissions';
import { ownerIds, requireOpenMembership, resolveAll } from './references';
import { directoryRefusal } from './refusals';
import { groupWire } from './wire-directory';

const references = v.optional(v.array(v.string()));
const changeable = {
  description: text(1024),
  visibility: v.optional(v.nullable(v.picklist(['Private', 'Public', 'HiddenMembership']))),
  membershipRule: text(3072),
  membershipRuleProcessingState: v.optional(v.nullable(v.picklist(['On', 'Paused']))),
  'members@odata.bind': references,
  'owners@odata.bind': references,
};
/**
 * Microsoft: ASCII without these characters.
 * https://learn.microsoft.com/graph/api/group-post-groups#request-body
 */
const mailNickname = v.pipe(v.string(), v.regex(/^[^@()\\[\]";:.<>, \u0080-\uffff]{1,64}$/));

const NewGroupBody = v.strictObject({
  '@odata.type': v.optional(v.string()),
  displayName: name(256),
  mailEnabled: v.boolean(),
  mailNickname,
  securityEnabled: v.boolean(),
  groupTypes: v.optional(v.nullable(v.array(v.picklist(['Unified', 'DynamicMembership'])))),
  isAssignableToRole: v.optional(v.nullable(v.boolean())),
  ...changeable,
});

const GroupChanges = v.strictObject({
  displayName: v.optional(name(256)),
  mailNickname: v.optional(mailNickname),
  ...changeable,
});

type SentGroup = v.InferOutput<typeof NewGroupBody>;

/**
 * Throws 400 for a kind of group that Graph does not create, and for a mail nickname
 * that another group with mail has.
 */
function checkKind(call: Call, body: SentGroup, group: Group): void {
  const mailOnly = body.mailEnabled !== group.unified || !(body.mailEnabled || body.securityEnabled);
  if (mailOnly) throw directoryRefusal('mailGroup');
  const ruled = typeof body.membershipRule === 'string';
  if (group.dynamic !== ruled)
    throw directoryRefusal(ruled ? 'badProperty' : 'missingProperty', 'membershipRule');
  if (group.roleAssignable && group.dynamic) throw directoryRefusal('badProperty', 'isAssignableToRole');
  if (group.unified) requireFreeNickname(call, group);
}

function requireFreeNickname({ context, request }: Call, { id, mailNickname: wanted }: Group): void {
  const taken = listGroups(context.store, request.caller.tenant.id).some(
    (group) => group.unified && group.id !== id && group.mailNickname.toLowerCase() === wanted.toLowerCase(),
  );
  if (taken) throw directoryRefusal('taken', 'mailNickname');
}

function toGroup({ context, request }: Call, body: SentGroup): Group {
  const types = body.groupTypes ?? [];
  return {
    id: randomUUID(),
    displayName: body.displayName,
    description: body.description ?? null,
    mailNickname: body.mailNickname,
    unified: types.includes('Unified'),
    securityEnabled: body.securityEnabled,
    mailEnabled: body.mailEnabled,
    team: false,
    dynamic: types.includes('DynamicMembership'),
    membershipRule: body.membershipRule ?? null,
    onPremisesSynced: false,
    roleAssignable: body.isAssignableToRole === true,
    privilegedAccess: false,
    visibility: body.visibility ?? (types.includes('Unified') ? 'Public' : null),
    createdDateTime: tenantNow(request.caller.tenant, context.clock).toISOString(),
  };
}

/**
 * The owners of a new group. Microsoft: the creator of a Microsoft 365 group without named owners owns it.
 */
function ownersFor({ request: { caller } }: Call, group: Group, sent: readonly Principal[]): string[] {
  const named = ownerIds(sent);
  return named.length === 0 && group.unified && caller.userId !== null ? [caller.userId] : named;
}

/** https://learn.microsoft.com/graph/api/group-post-groups */
export function postGroup(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.groups);
  const { tenant } = call.request.caller;
  const body = readBody(NewGroupBody, call.request.body);
  const group = toGroup(call, body);
  checkKind(call, body, group);
  if (group.roleAssignable) requireRoleManager(call);
  const members = resolveAll(call, body['members@odata.bind']);
  const owners = ownersFor(call, group, resolveAll(call, body['owners@odata.bind']));
  if (members.length + owners.length > 20) throw directoryRefusal('tooMany');
  if (group.dynamic && members.length > 0) throw directoryRefusal('dynamicMembers');
  insertGroup(call.context.store, tenant.id, group, { owners, members });
  const answer = entityOf(call.request, 'groups/$entity', groupWire(group, tenant.domain));
  const location = `${GRAPH}/${call.request.version}/groups/${group.id}`;
  return { ...answer, status: 201, headers: { Location: location } };
}

type Changes = v.InferOutput<typeof GroupChanges>;

function changed(group: Group, body: Changes): Group {
  const given = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  return {
    ...group,
    displayName: given(body.displayName, group.displayName),
    description: given(body.description, group.description),
    mailNickname: given(body.mailNickname, group.mailNickname),
    visibility: given(body.visibility, group.visibility),
    membershipRule: given(body.membershipRule, group.membershipRule),
  };
}

/**
 * Adds the members and owners that a PATCH binds, all or none; throws 400 where one of them is there already.
 */
function addReferences(call: Call, group: Group, body: Changes): void {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const members = resolveAll(call, body['members@odata.bind']);
  const owners = ownerIds(resolveAll(call, body['owners@odata.bind']));
  if (members.length > 0) requireOpenMembership(group);
  const known = new Set(membersOf(store, tenantId, group.id).map(({ id }) => id));
  if (members.some(({ id }) => known.has(id))) throw directoryRefusal('alreadyThere', 'members');
  const owning = ownersOf(store, tenantId, group.id);
  if (owners.some((id) => owning.includes(id))) throw directoryRefusal('alreadyThere', 'owners');
  addMembers(store, tenantId, group.id, members);
  insertOwners(store, tenantId, group.id, owners);
}

/** https://learn.microsoft.com/graph/api/group-update, with `members@odata.bind` as at "Add members". */
export function patchGroup(call: Call): GraphResponse {
  const before = requireGroup(call);
  requireGroupWriter(call, before, ROLES_FOR.groups);
  const body = readBody(GroupChanges, call.request.body);
  if (before.onPremisesSynced) throw directoryRefusal('synced');
  const group = changed(before, body);
  if (group.dynamic !== (group.membershipRule !== null))
    throw directoryRefusal('badProperty', 'membershipRule');
  if (group.unified) requireFreeNickname(call, group);
  call.context.store.transaction(() => {
    addReferences(call, group, body);
    saveGroup(call.context.store, call.request.caller.tenant.id, group);
  });
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/group-delete: here the group is removed at once and for good. */
export function removeGroup(call: Call): GraphResponse {
  const group = requireGroup(call);
  requireGroupWriter(call, group, ROLES_FOR.groups);
  deleteGroup(call.context.store, call.request.caller.tenant.id, group.id);
  return { status: 204 };
}
