import * as v from 'valibot';
import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findGroup } from '../../directory/groups';
import { holdsRole } from '../../directory/roles';
import { findUser } from '../../directory/users';
import { type Delegation, findDelegation, saveDelegation } from '../../reviews/delegation';
import { refusal } from '../../reviews/refusals';
import { metadata } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { type Call, type Permission, type Route, requireUser } from '../route';
import type { Wire } from '../wire';

/** https://learn.microsoft.com/graph/api/resources/approverdelegate?view=graph-rest-beta */
const WRITE = ['EntitlementManagement.ReadWrite.All'];
const readDelegates: Permission = {
  delegated: ['EntitlementManagement.Read.All', ...WRITE],
  application: [],
};
const writeDelegates: Permission = { delegated: WRITE, application: [] };

const READERS = ['Global Administrator', 'Global Reader', 'Identity Governance Administrator'];
const WRITERS = ['Global Administrator', 'Identity Governance Administrator'];

const bad = (message: string) => new GraphProblem(400, 'Request_BadRequest', message);

/** The person whose delegate is meant: the caller or, with a role, anybody. */
function personOf(call: Call, roles: readonly string[]): string {
  const userId = requireUser(call);
  const { context, request, ids } = call;
  if (ids.user === undefined) return userId;
  const found = findUser(context.store, request.caller.tenant.id, ids.user);
  if (!found) throw new GraphProblem(404, 'Request_ResourceNotFound', 'There is no such user.');
  if (found.id !== userId && !holdsRole(context.store, request.caller.tenant.id, userId, roles))
    throw refusal('needsRole');
  return found.id;
}

const iso = (at: number): string => new Date(at).toISOString();

function wireOf({ kind, delegateId, startsAt, endsAt }: Delegation): Wire {
  const delegate =
    kind === 'user'
      ? { '@odata.type': '#microsoft.graph.singleUser', id: delegateId }
      : { '@odata.type': '#microsoft.graph.groupMembers', id: delegateId };
  const expiration =
    endsAt === null ? { type: 'noExpiration' } : { type: 'afterDateTime', endDateTime: iso(endsAt) };
  return { delegate, schedule: { startDateTime: startsAt === null ? null : iso(startsAt), expiration } };
}

function getDelegate(call: Call): GraphResponse {
  const { context, request } = call;
  readOptions(request.query, []);
  const found = findDelegation(context.store, request.caller.tenant.id, personOf(call, READERS));
  const contextUrl = metadata(request, 'microsoft.graph.approverDelegate');
  return {
    status: 200,
    body: { '@odata.context': contextUrl, ...(found ? wireOf(found) : { '@odata.null': true }) },
  };
}

const time = v.nullish(
  v.pipe(
    v.string(),
    v.transform((text) => Date.parse(text)),
    v.number(),
  ),
  null,
);
const SETS = { '#microsoft.graph.singleUser': 'user', '#microsoft.graph.groupMembers': 'group' } as const;

/** Sets of users in beta's form: by `id`, where v1.0 has `userId` and `groupId`. */
const Body = v.object({
  delegate: v.object({
    '@odata.type': v.picklist(Object.keys(SETS) as (keyof typeof SETS)[]),
    id: v.pipe(v.string(), v.toLowerCase()),
  }),
  schedule: v.nullish(
    v.object({ startDateTime: time, expiration: v.nullish(v.object({ endDateTime: time })) }),
  ),
});

/** Replaces the delegate. There is no DELETE: a past end date ends a delegation. */
function putDelegate(call: Call): GraphResponse {
  const { context, request } = call;
  const { store } = context;
  const tenantId = request.caller.tenant.id;
  const userId = personOf(call, WRITERS);
  const sent = v.safeParse(Body, request.body);
  if (!sent.success) throw bad('delegate must be a singleUser or groupMembers, and schedule a schedule.');
  const { delegate, schedule } = sent.output;
  const kind = SETS[delegate['@odata.type']];
  const found =
    kind === 'user' ? findUser(store, tenantId, delegate.id) : findGroup(store, tenantId, delegate.id);
  if (!found || found.id === userId)
    throw bad('The delegate must be another user, or a group, of this tenant.');
  const [startsAt, endsAt] = [schedule?.startDateTime ?? null, schedule?.expiration?.endDateTime ?? null];
  saveDelegation(store, tenantId, userId, { kind, delegateId: found.id, startsAt, endsAt });
  return { status: 204 };
}

export const DELEGATE_ROUTES: readonly Route[] = ['/me', '/users/{user}'].flatMap((who): Route[] => {
  const pattern = `${who}/identityGovernance/approverDelegate`;
  return [
    { method: 'GET', pattern, needs: readDelegates, betaOnly: true, answer: getDelegate },
    { method: 'PUT', pattern, needs: writeDelegates, betaOnly: true, answer: putDelegate },
  ];
});
