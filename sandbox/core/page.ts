import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  title: string;
  /** Made with `html` of hono/html, which escapes every value in it. */
  body: Markup;
  status?: number;
  /**
   * Origins to which a form of the page may lead, besides the sandbox itself. Browsers check redirects too.
   */
  formTargets?: string[];
  headers?: Record<string, string>;
  /** Whether the page shows other pages of the sandbox in frames. */
  framesItself?: boolean;
  /** A script that runs when the page has loaded; always a literal, never made of data. */
  script?: string;
}

function policy(formTargets: string[], script: string | undefined, framesItself: boolean): string {
  return [
    "default-src 'none'",
    ...(script ? [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    ...(framesItself ? ["frame-src 'self'"] : []),
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A whole web page of the sandbox: no scripts except its own one, one style sheet, a strict policy. */
export async function page({
  title,
  body,
  status = 200,
  formTargets = [],
  headers = {},
  framesItself = false,
  script,
}: Page): Promise<Response> {
  const markup = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
${body}${script ? html`<script>${raw(script)}</script>` : ''}
</body>
</html>`;
  return new Response(String(markup), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(formTargets, script, framesItself),
      'x-content-type-options': 'nosniff',
      // Not `no-referrer`: a form would then send the origin "null", and the sandbox checks the origin.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
