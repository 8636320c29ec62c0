import { html } from 'hono/html';
import { page } from '../core/page';
import type { ReturnAddress } from './authorize-request';
import { withPath } from './redirects';

/** How an answer returns: the browser is redirected, or posts a form. */
export type AnswerReturn = { location: string } | { page: Promise<Response> };

function formPage(uri: string, parameters: URLSearchParams): Promise<Response> {
  return page({
    title: 'Signing in · Sandbox',
    formTargets: [new URL(uri).origin],
    script: 'document.forms[0].submit()',
    body: html`<main class="sheet"><p class="brand">Attest sandbox</p><h1>You are signed in</h1>
<form method="post" action="${uri}">
${[...parameters].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="button">Go on to the app</button></form></main>`,
  });
}

/** Sends an answer's parameters to the sign-in's return address, in the requested way. */
export function returnAnswer(to: ReturnAddress, answer: Record<string, string>): AnswerReturn {
  const parameters = new URLSearchParams(answer);
  if (to.state !== null) parameters.set('state', to.state);
  if (to.mode === 'form_post') return { page: formPage(to.redirectUri, parameters) };
  const uri = withPath(to.redirectUri);
  const separator = to.mode === 'fragment' ? '#' : uri.includes('?') ? '&' : '?';
  return { location: `${uri}${separator}${parameters}` };
}
