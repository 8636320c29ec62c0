import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findGroup } from '../../directory/groups';
import { holdsRole } from '../../directory/roles';
import { addSponsor, removeSponsor, sponsoredBy, sponsorsOf } from '../../directory/sponsors';
import { findUser, findUsers, type User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import { pageOf } from '../odata/collection';
import { LIST_OPTIONS } from '../odata/query-options';
import { type Call, type Permission, type Route, requireUser } from '../route';
import type { Wire } from '../wire';
import { readListOptions } from './options';
import * as may from './permissions';
import { directoryRefusal } from './refusals';
import { listed, requirePerson, userPage } from './users';
import { groupWire, USER_DEFAULTS, userWire } from './wire-directory';

const USER: Wire = { '@odata.type': '#microsoft.graph.user' };

/**
 * The page filters by `microsoft.graph.user/userType`; a list of users doesn't need the cast, so it is
 * removed.
 */
function withoutCasts(call: Call): Call {
  const query = [...call.request.query].map(([name, value]): [string, string] => [
    name,
    value.replaceAll(/microsoft\.graph\.user\//gi, ''),
  ]);
  return { ...call, request: { ...call.request, query: new URLSearchParams(query) } };
}

/** https://learn.microsoft.com/graph/api/user-list-sponsorof */
function sponsorOfAnswer(sent: Call, sponsor: User): GraphResponse {
  const call = withoutCasts(sent);
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const options = readListOptions(call, LIST_OPTIONS);
  if (options.select.length === 0) options.select.push(...USER_DEFAULTS, 'userType');
  const people = findUsers(store, tenant.id, sponsoredBy(store, tenant.id, sponsor.id));
  return userPage(call, listed(people), 'directoryObjects', options, USER);
}

const getMySponsorOf = (call: Call): GraphResponse =>
  sponsorOfAnswer(call, requirePerson(call, requireUser(call)));

/** User.Read opens only the caller's own list. */
function getSponsorOf(call: Call): GraphResponse {
  const user = requirePerson(call, call.ids.user ?? '');
  if (user.id !== call.request.caller.userId && !may.holdsOne(call, may.EVERYONE))
    throw refusal('missingPermission');
  return sponsorOfAnswer(call, user);
}

/** https://learn.microsoft.com/graph/api/user-list-sponsors */
function getSponsors(call: Call): GraphResponse {
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const options = readListOptions(call, ['$select', '$top', '$skip', '$count']);
  const user = requirePerson(call, call.ids.user ?? '');
  const all = sponsorsOf(store, tenant.id, user.id).flatMap(({ id, kind }): Wire[] => {
    const found = kind === 'user' ? findUser(store, tenant.id, id) : undefined;
    const group = kind === 'group' ? findGroup(store, tenant.id, id) : undefined;
    if (found) return [{ ...USER, ...userWire(found) }];
    return group ? [{ '@odata.type': '#microsoft.graph.group', ...groupWire(group, tenant.domain) }] : [];
  });
  const value = all.slice(options.skip, options.skip + options.top);
  return pageOf(call.request, options, {
    context: 'directoryObjects',
    total: all.length,
    value,
    countUnasked: false,
  });
}

const DONE: GraphResponse = { status: 204 };

/** The guest of the path, and the member who calls. Throws 400 for an application, 403 for a guest. */
function parties(call: Call): { guest: User; self: User } {
  if (call.request.caller.userId === null)
    throw new GraphProblem(400, 'Request_BadRequest', 'This method needs a signed-in user.');
  const guest = requirePerson(call, call.ids.user ?? '');
  const self = requirePerson(call, call.request.caller.userId);
  if (self.userType === 'Guest')
    throw new GraphProblem(403, 'Authorization_RequestDenied', 'A guest sponsors nobody.');
  return { guest, self };
}

/** https://learn.microsoft.com/graph/api/user-addselfassponsor */
function postAddSelf(call: Call): GraphResponse {
  const { guest, self } = parties(call);
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const sponsors = sponsorsOf(store, tenantId, guest.id);
  if (sponsors.some(({ id }) => id === self.id)) return DONE;
  if (guest.userType !== 'Guest' || sponsors.length > 0)
    throw new GraphProblem(400, 'Request_BadRequest', 'Only a guest without sponsors can be taken on.');
  addSponsor(store, tenantId, guest.id, { id: self.id, kind: 'user' });
  return DONE;
}

/** https://learn.microsoft.com/graph/api/user-removeselfassponsor */
function postRemoveSelf(call: Call): GraphResponse {
  const { guest, self } = parties(call);
  const { context, request } = call;
  if (!removeSponsor(context.store, request.caller.tenant.id, guest.id, self.id))
    throw directoryRefusal('notFound', 'sponsors');
  return DONE;
}

/**
 * Confirms that a guest is still needed, where the tenant lets it: by an administrator, or by a direct sponsor.
 * https://learn.microsoft.com/graph/api/user-attest
 */
function postAttest(call: Call): GraphResponse {
  const { tenant } = call.request.caller;
  if (!tenant.switches.attestGuests)
    throw new GraphProblem(404, 'ResourceNotFound', "Resource not found for the segment 'attest'.");
  const { guest, self } = parties(call);
  if (guest.userType !== 'Guest')
    throw new GraphProblem(400, 'Request_BadRequest', 'Only guests are attested.');
  const sponsors = sponsorsOf(call.context.store, tenant.id, guest.id);
  const isSponsor = sponsors.some(({ id }) => id === self.id);
  if (!isSponsor && !holdsRole(call.context.store, tenant.id, self.id, ADMINISTRATORS))
    throw refusal('needsRole');
  return DONE;
}

/** No permission beyond the sign-in: Microsoft requires none. */
const ANYBODY: Permission = {
  delegated: ['User.Read', 'AccessReview.Read.All', 'AccessReview.ReadWrite.All', ...may.EVERYONE],
  application: may.EVERYONE,
};
const ATTEST: Permission = { delegated: ['LifecyclePolicies-Guests.ReadWrite.All'], application: [] };

/** The directory roles that may attest; Microsoft names the second as an example. */
const ADMINISTRATORS = ['Global Administrator', 'Lifecycle Workflows Administrator'];

const ACTIONS = '/users/{user}/identityGovernance';

export const SPONSOR_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '/me/sponsorOf', needs: may.readMe, answer: getMySponsorOf },
  { method: 'GET', pattern: '/users/{user}/sponsorOf', needs: may.readOneUser, answer: getSponsorOf },
  { method: 'GET', pattern: '/users/{user}/sponsors', needs: may.readUsers, answer: getSponsors },
  { method: 'POST', pattern: `${ACTIONS}.addSelfAsSponsor`, needs: ANYBODY, answer: postAddSelf },
  { method: 'POST', pattern: `${ACTIONS}.removeSelfAsSponsor`, needs: ANYBODY, answer: postRemoveSelf },
  { method: 'POST', pattern: `${ACTIONS}.attest`, needs: ATTEST, answer: postAttest },
];
