import type { IPublicClientApplication } from '@azure/msal-browser';
import type { Read, Told } from '../told';

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

/** What Graph answers to all that the page is told to read, with the token that MSAL keeps. */
export async function readAll(msal: IPublicClientApplication, told: Told): Promise<Answer[]> {
  const [account] = msal.getAllAccounts();
  if (!account) throw new Error('nobody is signed in');
  const authority = told.ownAuthority.replace('{tenant}', account.tenantId);
  const { accessToken } = await msal.acquireTokenSilent({ account, authority, scopes: told.scopes });
  return (await Promise.all(told.reads.map((read) => answersTo(read, accessToken)))).flat();
}
