import { ATTEST_CLIENT_ID, ATTEST_CLIENT_SECRET } from '../../sandbox/core/context';
import type { SandboxProcess } from '../sandbox/process';

export const SIZE = { definitions: 200, people: 3_000 };
/** Groups that the sandbox has anyway, all of them Microsoft 365's, with a handful of people each. */
const OWN_GROUPS = 7;
const MEMBERS = 70;
const REVIEWERS_EACH = 30;
const BINDS_A_REQUEST = 20;
const REVIEWS = '/v1.0/identityGovernance/accessReviews/definitions';

/** Where the notifier signs in. */
export interface BenchTenant {
  domain: string;
  clientId: string;
  clientSecret: string;
}

/** Graph as the application. */
export interface App {
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

export async function appOf({ send }: SandboxProcess, tenant: BenchTenant): Promise<App> {
  const { domain, clientId, clientSecret } = tenant;
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await send(`/${domain}/oauth2/v2.0/token`, { method: 'POST', body: form });
  const { access_token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  return {
    call: async (method, path, body) => {
      const response = await send(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
      return (text === '' ? undefined : JSON.parse(text)) as never;
    },
  };
}

const bind = (ids: readonly string[]) => ({
  'members@odata.bind': ids.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
});

async function addGroup({ call }: App, at: number, members: readonly string[]): Promise<void> {
  const { id } = await call<{ id: string }>('POST', '/v1.0/groups', {
    displayName: `Team ${at}`,
    mailNickname: `team${at}`,
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
  });
  for (let from = 0; from < members.length; from += BINDS_A_REQUEST)
    await call('PATCH', `/v1.0/groups/${id}`, bind(members.slice(from, from + BINDS_A_REQUEST)));
}

const MANAGERS = [{ query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' }];

const named = (people: readonly string[]) =>
  people.map((id) => ({ query: `/users/${id}`, queryType: 'MicrosoftGraph' }));

/** Every second review asks managers, the others thirty people each, so that all are asked together. */
const reviewersOf = (at: number, people: readonly string[]) =>
  at % 2 === 0
    ? MANAGERS
    : named(people.slice(((at - 1) / 2) * REVIEWERS_EACH, ((at + 1) / 2) * REVIEWERS_EACH));

function definition(at: number, people: readonly string[]) {
  return {
    displayName: `Review ${at}`,
    descriptionForReviewers: 'Please say who still needs this.',
    scope: { query: './members/microsoft.graph.user', queryType: 'MicrosoftGraph' },
    instanceEnumerationScope: {
      query: "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))",
      queryType: 'MicrosoftGraph',
    },
    reviewers: reviewersOf(at, people),
    fallbackReviewers: at % 2 === 0 ? named(people.slice(0, 1)) : [],
    settings: {
      instanceDurationInDays: 20,
      recurrence: { pattern: null, range: { type: 'noEnd', startDate: new Date().toISOString() } },
    },
  };
}

async function peopleIn({ call }: App): Promise<string[]> {
  interface Page {
    value: { id: string; userPrincipalName: string }[];
    '@odata.nextLink'?: string;
  }
  const people: string[] = [];
  for (let path: string | undefined = '/v1.0/users?$select=id,userPrincipalName&$top=999'; path; ) {
    const page: Page = await call('GET', path);
    for (const { id, userPrincipalName } of page.value)
      if (userPrincipalName.startsWith('person')) people.push(id);
    path = page['@odata.nextLink']?.replace('https://graph.microsoft.com', '');
  }
  return people;
}

/** Answers most of what waits, so that a run can be compared with one where nothing is answered. */
export async function answerMost({ call }: App, keep: number): Promise<void> {
  const page = (skip: number) =>
    call<{ value: { id: string }[] }>('GET', `${REVIEWS}?$top=100&$skip=${skip}`);
  const all = [...(await page(0)).value, ...(await page(100)).value];
  for (const { id } of all) {
    const instances = await call<{ value: { id: string }[] }>('GET', `${REVIEWS}/${id}/instances`);
    for (const { id: instance } of instances.value.slice(keep))
      await call('POST', `${REVIEWS}/${id}/instances/${instance}/batchRecordDecisions`, {
        decision: 'Approve',
        justification: 'Needed.',
      });
  }
}

/** A tenant with as many reviews, all of them open. */
export async function makeTenant(child: SandboxProcess): Promise<BenchTenant> {
  const tenant: BenchTenant = {
    domain: `large-${SIZE.people}.onmicrosoft.com`,
    clientId: ATTEST_CLIENT_ID,
    clientSecret: ATTEST_CLIENT_SECRET,
  };
  const app = await appOf(child, tenant);
  const [large] = (await app.call<{ value: { id: string }[] }>('GET', REVIEWS)).value;
  await app.call('DELETE', `${REVIEWS}/${large?.id}`);
  const people = await peopleIn(app);
  for (let at = 0; at < OWN_GROUPS; at++)
    await addGroup(app, at, people.slice(at * MEMBERS, (at + 1) * MEMBERS));
  for (let at = 0; at < SIZE.definitions; at++) await app.call('POST', REVIEWS, definition(at, people));
  return tenant;
}
