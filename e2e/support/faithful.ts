import type { BrowserContext, Response } from '@playwright/test';
import { decodeJwt } from 'jose';
import { expectContract } from '../../sandbox/contract/expect-contract';
import { sandboxUrl } from './sandbox';

/** Ids of tenants in which a test made something go wrong: what they answer may be nothing of Microsoft's. */
const faulty = new Set<string>();

export function noteFaults(tenantId: string): void {
  faulty.add(tenantId);
}

function tenantOf(authorization: string | undefined): string {
  const token = authorization?.replace(/^Bearer /i, '');
  return token ? String(decodeJwt(token).tid) : '';
}

/** What is wrong with an answer that the page got from Graph; an empty string where nothing is. */
async function problemOf(response: Response): Promise<string> {
  const [, version, path = ''] = /^\/(v1\.0|beta)(.*)$/.exec(response.url().slice(sandboxUrl().length)) ?? [];
  if (version !== 'v1.0' && version !== 'beta') return '';
  const request = response.request();
  // A page that is left takes the bodies of its answers with it.
  const text = await response.text().catch(() => undefined);
  if (text === undefined || faulty.has(tenantOf(request.headers().authorization))) return '';
  const body = request.postDataJSON() as unknown;
  const status = response.status();
  try {
    const answer = { status, ...(text === '' ? {} : { body: JSON.parse(text) as unknown }) };
    await expectContract({ version, method: request.method(), path, body }, answer);
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Holds every answer that a browser gets from Graph against Microsoft's schema and types; gives what was wrong. */
export function watchGraph(context: BrowserContext): () => Promise<string[]> {
  const found: Promise<string>[] = [];
  context.on('response', (response) => {
    if (response.url().startsWith(sandboxUrl())) found.push(problemOf(response));
  });
  return async () => (await Promise.all(found)).filter(Boolean);
}
