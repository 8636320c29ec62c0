import { callSandbox, sandboxUrl } from './sandbox';

type Json = Record<string, unknown>;

/** Microsoft Graph for one person, without the portal: to act as another reviewer, and to read back. */
export interface GraphAs {
  /** @param path with its version: `/v1.0/me` */
  get<T = Json>(path: string): Promise<T>;
  post<T = Json>(path: string, body: unknown): Promise<T>;
  put<T = Json>(path: string, body: unknown): Promise<T>;
  /** Uploads a file as a form does. */
  upload(path: string, name: string, content: string): Promise<void>;
  patch<T = Json>(path: string, body: unknown): Promise<T>;
  /** The decision item of a person in a review, found as this reviewer finds it. */
  item(
    reviewName: string,
    personName: string,
  ): Promise<{ path: string; decision: string; justification: string } & Json>;
  /** All decision items of a review's instance in progress. */
  items(reviewName: string): Promise<Decided[]>;
  /** Records an answer for a person of a review. */
  decide(reviewName: string, personName: string, decision: string, justification?: string): Promise<void>;
}

/** The fields of a decision item that tests read. */
export interface Decided {
  id: string;
  principal: { displayName: string };
  recommendation: string;
  decision: string;
  justification: string;
  reviewedBy: { displayName: string } | null;
}

interface Client {
  tenantId: string;
  clientId: string;
  clientSecret: string;
}

interface Collection<T> {
  value: T[];
}

async function tokenOf(
  { tenantId, clientId, clientSecret }: Client,
  username: string,
  permissions: readonly string[],
): Promise<string> {
  const answer = await fetch(`${sandboxUrl()}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      client_secret: clientSecret,
      scope: permissions.map((name) => `https://graph.microsoft.com/${name}`).join(' '),
      username,
      password: 'sandbox',
    }),
  });
  const body = (await answer.json()) as { access_token?: string; error_description?: string };
  if (!body.access_token) throw new Error(`${username} got no token: ${body.error_description}`);
  return body.access_token;
}

const USUAL = ['AccessReview.ReadWrite.All', 'GroupMember.Read.All'];

const FIND = "filterByCurrentUser(on='reviewer')";
const DEFINITIONS = '/v1.0/identityGovernance/accessReviews/definitions';

/**
 * Signs in as a person by the password grant. Its calls are logged and subject to faults, like any other's.
 */
export async function graphAs(
  client: Client,
  userPrincipalName: string,
  permissions: readonly string[] = USUAL,
): Promise<GraphAs> {
  const headers = { authorization: `Bearer ${await tokenOf(client, userPrincipalName, permissions)}` };
  const call = <T>(method: string, path: string, body?: unknown) =>
    callSandbox<T>(path, { method, body, headers });

  const get = <T = Json>(path: string) => call<T>('GET', path);
  const patch = <T = Json>(path: string, body: unknown) => call<T>('PATCH', path, body);

  const decisionsOf = async (reviewName: string) => {
    const definitions = await get<Collection<{ id: string; displayName: string }>>(`${DEFINITIONS}/${FIND}`);
    const definition = definitions.value.find(({ displayName }) => displayName === reviewName);
    if (!definition) {
      const names = definitions.value.map(({ displayName }) => displayName).join(', ');
      throw new Error(`${userPrincipalName} reviews no "${reviewName}", only: ${names}.`);
    }
    const instances = await get<Collection<{ id: string; status: string }>>(
      `${DEFINITIONS}/${definition.id}/instances/${FIND}`,
    );
    const instance = instances.value.find(({ status }) => status === 'InProgress') ?? instances.value[0];
    if (!instance) throw new Error(`"${reviewName}" has no instance for ${userPrincipalName}.`);
    const decisions = `${DEFINITIONS}/${definition.id}/instances/${instance.id}/decisions`;
    return decisions;
  };

  const item: GraphAs['item'] = async (reviewName, personName) => {
    const decisions = await decisionsOf(reviewName);
    const items = await get<Collection<Json & { id: string; principal: { displayName: string } }>>(
      `${decisions}/${FIND}?$top=100`,
    );
    const found = items.value.find(({ principal }) => principal.displayName === personName);
    if (!found) throw new Error(`"${reviewName}" asks ${userPrincipalName} nothing about ${personName}.`);
    return {
      ...found,
      path: `${decisions}/${found.id}`,
      decision: String(found.decision),
      justification: String(found.justification ?? ''),
    };
  };

  return {
    get,
    patch,
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    async upload(path, name, content) {
      const form = new FormData();
      form.append('file', new Blob([content], { type: 'text/csv' }), name);
      const answer = await fetch(`${sandboxUrl()}${path}`, { method: 'POST', body: form, headers });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    },
    item,
    items: async (reviewName) => {
      const decisions = await decisionsOf(reviewName);
      const all: Decided[] = [];
      for (let skip = 0; ; skip += 100) {
        const { value } = await get<Collection<Decided>>(`${decisions}/${FIND}?$top=100&$skip=${skip}`);
        all.push(...value);
        if (value.length < 100) return all;
      }
    },
    decide: async (reviewName, personName, decision, justification = '') => {
      const { path } = await item(reviewName, personName);
      await patch(path, { decision, justification });
    },
  };
}
