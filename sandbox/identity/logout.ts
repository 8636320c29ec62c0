import { html } from 'hono/html';
import type { Context } from '../core/context';
import { page } from '../core/page';
import { isSignedOutTarget } from './redirects';
import { endSession } from './sessions';

/** Signs the browser out; returns the requested next address, or null where it is not the portal's. */
export function signOut(
  context: Context,
  query: URLSearchParams,
  sessionId: string | undefined,
): string | null {
  endSession(context, sessionId);
  const uri = query.get('post_logout_redirect_uri');
  if (!uri || !isSignedOutTarget(context, uri)) return null;
  const target = new URL(uri);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return target.href;
}

export function signedOutPage(): Promise<Response> {
  return page({
    title: 'Signed out · Sandbox',
    body: html`<main class="sheet"><p class="brand">Attest sandbox</p><h1>You are signed out</h1>
<p>You can close this page.</p></main>`,
  });
}
