import { html } from 'hono/html';
import type { Markup } from '../core/page';
import type { ShownMail } from './mailbox';

/** The permissions of a host's mail in its frame: its links work, nothing else. */
const MAY = ['allow-popups', 'allow-popups-to-escape-sandbox', 'allow-top-navigation-by-user-activation'];

/**
 * A host's mail as mail programs show it: its HTML in a frame without scripts and without this page's origin,
 * because another program wrote it; beside it the plain text and the headers.
 */
export function hostLetter(mail: ShownMail, bodyPath: string): Markup {
  const headers = mail.headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return html`${
    mail.html === ''
      ? html`<pre class="as-text">${mail.text}</pre>`
      : html`<iframe class="foreign" title="The message" sandbox="${MAY.join(' ')}" src="${bodyPath}"></iframe>
<details><summary>As plain text</summary><pre class="as-text">${mail.text}</pre></details>`
  }
${headers === '' ? '' : html`<details><summary>Headers</summary><pre class="as-text">${headers}</pre></details>`}`;
}

/**
 * The HTML of a host's mail for that frame; it is as safe when opened by itself. Links without a
 * target open outside the frame.
 */
export function hostBody({ html: written }: ShownMail): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    `sandbox ${MAY.join(' ')}`,
  ];
  return new Response(`<!doctype html><base target="_top">${written.replace(/^\s*<!doctype[^>]*>/i, '')}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
