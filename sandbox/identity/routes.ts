import { type Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Context } from '../core/context';
import { ownOrigins } from '../core/loopback';
import { page } from '../core/page';
import { readAuthority } from './authority';
import { type AuthorizeAnswer, type AuthorizeCall, continueSignIn, openSignIn } from './authorize';
import { openIdConfiguration, publicKeys } from './discovery';
import { signedOutPage, signOut } from './logout';
import { EntraProblem, entraErrorBody } from './problems';
import { SESSION_COOKIE } from './sessions';
import { answerTokenRequest } from './token';

const MOST_FORM_BYTES = 64 * 1024;
const DAY_SECONDS = 24 * 60 * 60;

type TenantCall = Call<object, '/:tenant'>;

function isForm(call: TenantCall): boolean {
  return (call.req.header('content-type') ?? '')
    .toLowerCase()
    .startsWith('application/x-www-form-urlencoded');
}

async function readForm(call: TenantCall): Promise<URLSearchParams> {
  if (!isForm(call)) throw new EntraProblem(9002313, 'The body must be application/x-www-form-urlencoded.');
  return new URLSearchParams(await call.req.text());
}

/** Browsers read answers of discovery and token from the portal's pages, and from no other origin. */
function allowPortal(context: Context, call: TenantCall): void {
  call.header('vary', 'Origin');
  call.header('cache-control', 'no-store');
  if (call.req.header('origin') === context.portalUrl)
    call.header('access-control-allow-origin', context.portalUrl);
}

function correlationId(call: TenantCall): string | undefined {
  const id = call.req.header('client-request-id') ?? call.req.query('client-request-id');
  return id && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}

async function answerJson(context: Context, call: TenantCall, work: () => unknown): Promise<Response> {
  allowPortal(context, call);
  try {
    return call.json(await work());
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    const body = entraErrorBody(problem, context.clock.now(), correlationId(call));
    return new Response(JSON.stringify(body), {
      status: problem.status,
      headers: { ...Object.fromEntries(call.res.headers), 'content-type': 'application/json; charset=utf-8' },
    });
  }
}

function problemPage(context: Context, call: TenantCall, problem: EntraProblem): Promise<Response> {
  const body = entraErrorBody(problem, context.clock.now(), correlationId(call));
  return page({
    title: 'Can’t sign in · Sandbox',
    status: problem.status,
    body: html`<main class="sheet"><p class="brand">Attest sandbox</p><h1>You can’t sign in here</h1>
<p class="problem" role="alert">${problem.message}</p>
<dl><dt>Trace ID</dt><dd>${body.trace_id}</dd><dt>Correlation ID</dt><dd>${body.correlation_id}</dd>
<dt>Timestamp</dt><dd>${body.timestamp}</dd></dl></main>`,
  });
}

function authorizeCall(call: TenantCall): AuthorizeCall {
  return {
    segment: call.req.param('tenant'),
    query: new URL(call.req.url).searchParams,
    sessionId: getCookie(call, SESSION_COOKIE),
  };
}

async function send(context: Context, call: TenantCall, work: () => AuthorizeAnswer): Promise<Response> {
  try {
    const answer = work();
    if ('page' in answer) return answer.page;
    if (answer.sessionId)
      setCookie(call, SESSION_COOKIE, answer.sessionId, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: DAY_SECONDS,
      });
    call.header('cache-control', 'no-store');
    call.header('referrer-policy', 'no-referrer');
    return call.redirect(answer.location, 303);
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    return problemPage(context, call, problem);
  }
}

/** The picker's form counts only when it comes from the picker: another site's form carries that site's origin. */
function isOwnForm(context: Context, call: TenantCall): boolean {
  return ownOrigins(context, call.req.url).includes(call.req.header('origin') ?? '') && isForm(call);
}

/** The identity side, at Entra's own paths. */
export function identityRoutes(context: Context): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MOST_FORM_BYTES });
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (call) =>
    answerJson(context, call, () =>
      openIdConfiguration(context, readAuthority(context.store, call.req.param('tenant'))),
    ),
  );
  app.get('/:tenant/discovery/v2.0/keys', (call) =>
    answerJson(context, call, () => {
      readAuthority(context.store, call.req.param('tenant'));
      return publicKeys(context);
    }),
  );
  app.get('/:tenant/oauth2/v2.0/authorize', (call) =>
    send(context, call, () => openSignIn(context, authorizeCall(call))),
  );
  app.post('/:tenant/oauth2/v2.0/authorize', limit, async (call) => {
    if (!isOwnForm(context, call)) return call.text('This form comes from somewhere else.', 403);
    const form = await readForm(call);
    return send(context, call, () => continueSignIn(context, authorizeCall(call), form));
  });
  app.post('/:tenant/oauth2/v2.0/token', limit, (call) =>
    answerJson(context, call, async () =>
      answerTokenRequest(context, {
        authority: readAuthority(context.store, call.req.param('tenant')),
        form: await readForm(call),
        crossOrigin: call.req.header('origin') !== undefined,
      }),
    ),
  );
  app.options('/:tenant/oauth2/v2.0/token', (call) => {
    allowPortal(context, call);
    call.header('access-control-allow-methods', 'POST');
    call.header(
      'access-control-allow-headers',
      'content-type, client-request-id, x-client-sku, x-client-ver',
    );
    return call.body(null, 204);
  });
  app.get('/:tenant/oauth2/v2.0/logout', (call) => {
    const location = signOut(context, new URL(call.req.url).searchParams, getCookie(call, SESSION_COOKIE));
    deleteCookie(call, SESSION_COOKIE, { path: '/' });
    if (location) return call.redirect(location, 303);
    return signedOutPage();
  });
  return app;
}
