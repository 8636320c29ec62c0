import type { IPublicClientApplication } from '@azure/msal-browser';
import type { PageTask, Read } from '../page-task';

/** The answer to one request; the parts of a batch are answers of their own. */
export interface Answer {
  path: string;
  body: unknown;
}

interface Batch {
  requests: { id: string; url: string }[];
}
interface BatchAnswer {
  responses: { id: string; body: unknown }[];
}

async function answersTo({ method, path, headers, body }: Read, token: string): Promise<Answer[]> {
  const init = { method, headers: { ...headers, authorization: `Bearer ${token}` }, body };
  const answer: unknown = await (await fetch(path, init)).json();
  if (!path.endsWith('/$batch') || body === null) return [{ path, body: answer }];
  const paths = new Map((JSON.parse(body) as Batch).requests.map(({ id, url }) => [id, url]));
  return (answer as BatchAnswer).responses.map((part) => ({
    path: paths.get(part.id) ?? '',
    body: part.body,
  }));
}

/** Sends the requests that the server lists for this page, with MSAL's token, and gives Graph's answers. */
export async function readAll(msal: IPublicClientApplication, task: PageTask): Promise<Answer[]> {
  const [account] = msal.getAllAccounts();
  if (!account) throw new Error('nobody is signed in');
  const authority = task.ownAuthority.replace('{tenant}', account.tenantId);
  const { accessToken } = await msal.acquireTokenSilent({ account, authority, scopes: task.scopes });
  return (await Promise.all(task.reads.map((read) => answersTo(read, accessToken)))).flat();
}
