import { createSandbox, type Sandbox } from '../app';
import type { TenantAnswer } from '../control/tenant-answer';
import { ATTEST_CLIENT_ID, ATTEST_CLIENT_SECRET } from '../core/context';
import { HISTORY, STAGED } from './templates';

const SANDBOX_URL = 'http://localhost:4100';
const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const HISTORIES = '/identityGovernance/accessReviews/historyDefinitions';

/** The kinds of tokens. Graph accepts `GOOD` ones, whatever their permissions; the others get 401. */
export const GOOD = ['admin', 'reviewer', 'bystander', 'application', 'narrow', 'foreign'] as const;
export const BAD = ['none', 'garbage', 'expired', 'audience', 'signature', 'unsigned', 'basic'] as const;
export type TokenName = (typeof GOOD)[number] | (typeof BAD)[number];

/** Ids that belong together: a name in the braces of a path's pattern → an id. */
export type RelatedIds = Record<string, string>;

export interface FuzzWorld {
  sandbox: Sandbox;
  tenant: TenantAnswer;
  /** Another tenant, whose ids and people must never appear in answers. */
  other: TenantAnswer;
  authorization: Record<TokenName, string | null>;
  chains: RelatedIds[];
  /** Moves the machine's clock, in milliseconds. */
  tick(ms: number): void;
  /** Moves the tenant's clock by a day, so that reviews begin and end. */
  passDay(): Promise<void>;
}

interface ListBody {
  id?: string;
  value?: { id: string }[];
}

async function control(sandbox: Sandbox, path: string, body: object): Promise<Response> {
  return sandbox.fetch(
    new Request(`${SANDBOX_URL}/sandbox/tenants${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

type Tokens = { access_token: string; id_token: string };

async function signIn(sandbox: Sandbox, tenantId: string, form: Record<string, string>): Promise<Tokens> {
  const response = await sandbox.fetch(
    new Request(`${SANDBOX_URL}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: ATTEST_CLIENT_ID, password: 'sandbox', ...form }).toString(),
    }),
  );
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Tokens;
}

/** The token with a changed last character of its signature. */
function tampered(token: string): string {
  const at = token.length - 10;
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
}

function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}

async function authorizations(
  sandbox: Sandbox,
  tenant: TenantAnswer,
  other: TenantAnswer,
  tick: (ms: number) => void,
): Promise<FuzzWorld['authorization']> {
  const of = (username: string, scope = '.default openid', tenantId = tenant.id) =>
    signIn(sandbox, tenantId, { grant_type: 'password', username, scope });
  const user = (alias: string) => of(`${alias}@${tenant.domain}`);
  await control(sandbox, `/${tenant.id}/tokens`, { accessTokenSeconds: 1 });
  const expired = await of(tenant.admin);
  await control(sandbox, `/${tenant.id}/tokens`, { accessTokenSeconds: 86_400 });
  tick(2_000);
  const admin = await of(tenant.admin);
  const application = await signIn(sandbox, tenant.id, {
    grant_type: 'client_credentials',
    client_secret: ATTEST_CLIENT_SECRET,
    scope: 'https://graph.microsoft.com/.default',
  });
  const tokens = {
    admin: admin.access_token,
    reviewer: (await user('adelev')).access_token,
    bystander: (await user('leeg')).access_token,
    application: application.access_token,
    narrow: (await of(tenant.admin, 'User.Read')).access_token,
    foreign: (await of(other.admin, '.default', other.id)).access_token,
    garbage: 'eyJ.\u00e9.%00',
    expired: expired.access_token,
    audience: admin.id_token,
    signature: tampered(admin.access_token),
    unsigned: unsigned(admin.access_token),
  };
  const bearers = Object.entries(tokens).map(([name, token]) => [name, `Bearer ${token}`]);
  return { ...Object.fromEntries(bearers), none: null, basic: 'Basic YTpi' };
}

/** The administrator's reads and writes, which collect the objects for calls. */
function asAdmin(sandbox: Sandbox, authorization: string | null) {
  const ask = async (path: string, sent?: object): Promise<ListBody> => {
    const headers = { authorization: authorization ?? '', 'content-type': 'application/json' };
    const init = sent ? { method: 'POST', headers, body: JSON.stringify(sent) } : { headers };
    return (await (await sandbox.fetch(new Request(`${SANDBOX_URL}/v1.0${path}`, init))).json()) as ListBody;
  };
  const list = async (path: string) => ((await ask(path)).value ?? []).map(({ id }) => id);
  return { ask, list };
}

type Admin = ReturnType<typeof asAdmin>;

const at = (ids: readonly string[], index: number): string => ids[index % Math.max(1, ids.length)] ?? 'none';

/** Ids of the directory; the `index`th ids of each kind belong together. */
async function directoryOf({ list }: Admin): Promise<(index: number) => RelatedIds> {
  const users = await list('/users');
  const groups = await list('/groups');
  const applications = await list('/servicePrincipals');
  const roles = await list('/roleManagement/directory/roleDefinitions');
  const packages = await list('/identityGovernance/entitlementManagement/accessPackages');
  return (index) => ({
    user: at(users, index),
    group: at(groups, index),
    application: at(applications, index),
    role: at(roles, index),
    package: at(packages, index),
    object: at(index % 2 === 0 ? users : groups, index),
  });
}

/** Adds a review in two stages and a history, which the seed lacks. */
async function addMore({ ask, list }: Admin, chain: RelatedIds): Promise<RelatedIds> {
  const texts = JSON.stringify([STAGED, HISTORY]).replace(
    /\{(\w+)\}/g,
    (_, name: string) => chain[name] ?? '',
  );
  const [staged, asked] = JSON.parse(texts) as [object, object];
  await ask(DEFINITIONS, staged);
  const { id: history = 'none' } = await ask(HISTORIES, asked);
  const [instance = 'none'] = await list(`${HISTORIES}/${history}/instances`);
  return { ...chain, history, instance };
}

/** Chains of ids that belong together, with two items of each review. */
async function chainsOf(admin: Admin): Promise<RelatedIds[]> {
  const directory = await directoryOf(admin);
  const chains = [await addMore(admin, directory(2))];
  for (const definition of await admin.list(DEFINITIONS)) {
    const [instance = 'none'] = await admin.list(`${DEFINITIONS}/${definition}/instances`);
    const path = `${DEFINITIONS}/${definition}/instances/${instance}`;
    const [items, stages] = [await admin.list(`${path}/decisions`), await admin.list(`${path}/stages`)];
    for (const index of [0, 1])
      chains.push({
        ...directory(chains.length),
        definition,
        instance,
        stage: at(stages, index),
        item: at(items, index),
      });
  }
  return chains;
}

/** A sandbox in memory with two tenants, tokens of every kind and the ids for calls. */
export async function createFuzzWorld(): Promise<FuzzWorld> {
  let now = Date.parse('2026-11-23T09:00:00Z');
  const tick = (ms: number) => {
    now += ms;
  };
  const sandbox = createSandbox({ clock: { now: () => now } });
  const create = async (seed: string) =>
    (await (await control(sandbox, '', { seed })).json()) as TenantAnswer;
  const [tenant, other] = [await create('contoso'), await create('empty')];
  const authorization = await authorizations(sandbox, tenant, other, tick);
  const ids = await chainsOf(asAdmin(sandbox, authorization.admin));
  const chains = ids.map((chain) => ({ ...chain, domain: tenant.domain }));
  const passDay = async () => {
    const { status } = await control(sandbox, `/${tenant.id}/clock`, { advance: 'P1D' });
    if (status !== 200) throw new Error(`The clock answers ${status}.`);
  };
  return { sandbox, tenant, other, authorization, chains, tick, passDay };
}
