import type { BrowserContext, Response } from '@playwright/test';
import { decodeJwt } from 'jose';
import { expectContract } from '../../sandbox/contract/expect-contract';
import { sandboxUrl } from './sandbox';

/** Ids of tenants with faults: their answers need not follow Microsoft's schema. */
const faulty = new Set<string>();

export function noteFaults(tenantId: string): void {
  faulty.add(tenantId);
}

function tenantOf(authorization: string | undefined): string {
  const token = authorization?.replace(/^Bearer /i, '');
  return token ? String(decodeJwt(token).tid) : '';
}

/** The problems of an answer that the page got from Graph; an empty text where there are none. */
async function problemOf(response: Response): Promise<string> {
  const [, version, path = ''] = /^\/(v1\.0|beta)(.*)$/.exec(response.url().slice(sandboxUrl().length)) ?? [];
  if (version !== 'v1.0' && version !== 'beta') return '';
  const request = response.request();
  // The bodies of a page's answers are lost when the page is left.
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

/**
 * Checks every answer that a browser gets from Graph against Microsoft's schema and types; returns a
 * function that gives the problems.
 */
export function watchGraph(context: BrowserContext): () => Promise<string[]> {
  const found: Promise<string>[] = [];
  context.on('response', (response) => {
    if (response.url().startsWith(sandboxUrl())) found.push(problemOf(response));
  });
  return async () => (await Promise.all(found)).filter(Boolean);
}
