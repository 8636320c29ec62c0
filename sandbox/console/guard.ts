import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Peer } from '../control/guard';
import type { Context } from '../core/context';
import { ownOrigins } from '../core/loopback';
import { page } from '../core/page';

const FORM_TYPE = 'application/x-www-form-urlencoded';

function refused(status: 403 | 415, title: string, context: Context): Promise<Response> {
  return page({
    title: `${title} – Attest sandbox`,
    status,
    body: html`<main class="sheet"><p class="brand">Attest sandbox</p><h1>${title}</h1>
<p>The administrator’s page is at <a href="${context.sandboxUrl}/">${context.sandboxUrl}/</a>.</p></main>`,
  });
}

/** Whether another site sent the request. Browsers name the site; `none` is a typed address or a bookmark. */
function isOtherSite(site: string | undefined): boolean {
  return site !== undefined && site !== 'none' && site !== 'same-origin';
}

/**
 * Refuses pages of other origins, as the control API does, and accepts only forms of the sandbox's own pages:
 * every browser sends the origin of the page whose form is posted
 * (https://developer.mozilla.org/docs/Web/HTTP/Headers/Origin), so a form without one is refused too. The
 * caller has already limited peers to loopback. Answers 403, or 415 for a body that no form sends.
 */
export function ownFormsOnly(context: Context): MiddlewareHandler<Peer> {
  return async (call, next) => {
    const origin = call.req.header('origin');
    const reads = call.req.method === 'GET' || call.req.method === 'HEAD';
    const own = origin === undefined ? reads : ownOrigins(context, call.req.url).includes(origin);
    if (!own || isOtherSite(call.req.header('sec-fetch-site')))
      return refused(403, 'This came from another page', context);
    const type = (call.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (!reads && type !== FORM_TYPE) return refused(415, 'This is no form', context);
    return next();
  };
}
