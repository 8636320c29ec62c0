import { type Context as Call, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Context } from '../core/context';
import { ownOrigins } from '../core/loopback';
import { page } from '../core/page';
import { type Authority, readAuthority } from './authority';
import { type AuthorizeAnswer, type AuthorizeCall, continueSignIn, openSignIn } from './authorize';
import { calledAs } from './called-as';
import { withBasicCredentials } from './client';
import { answerDevice, continueDeviceLogin, DEVICE_LOGIN, openDeviceLogin } from './device-login';
import { instanceDiscovery, openIdConfiguration, publicKeys } from './discovery';
import { signedOutPage, signOut } from './logout';
import { EntraProblem, entraErrorBody } from './problems';
import { SESSION_COOKIE } from './sessions';
import { answerTokenRequest } from './token';

const MAX_FORM_BYTES = 64 * 1024;
const DAY_SECONDS = 24 * 60 * 60;

type TenantCall = Call<object, '/:tenant'>;

function isForm(call: Call): boolean {
  return (call.req.header('content-type') ?? '')
    .toLowerCase()
    .startsWith('application/x-www-form-urlencoded');
}

async function readForm(call: Call): Promise<URLSearchParams> {
  if (!isForm(call)) throw new EntraProblem(9002313, 'The body must be application/x-www-form-urlencoded.');
  return new URLSearchParams(await call.req.text());
}

/** Lets the portal's pages, and no other origin, read answers of discovery and token. */
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

function keepSession(call: Call, sessionId: string | undefined): void {
  if (!sessionId) return;
  const lasting = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: DAY_SECONDS } as const;
  setCookie(call, SESSION_COOKIE, sessionId, lasting);
}

/** A page with the cookies that the call has set. */
async function withCookies(call: Call, made: Promise<Response>): Promise<Response> {
  const response = await made;
  return call.newResponse(response.body, response);
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
    keepSession(call, answer.sessionId);
    if ('page' in answer) return await withCookies(call, answer.page);
    call.header('cache-control', 'no-store');
    call.header('referrer-policy', 'no-referrer');
    return call.redirect(answer.location, 303);
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    return problemPage(context, call, problem);
  }
}

/** Whether a form comes from the picker itself: a form of another site has that site's origin. */
function isOwnForm(context: Context, call: Call): boolean {
  return ownOrigins(context, call.req.url).includes(call.req.header('origin') ?? '') && isForm(call);
}

type Read = (context: Context, authority: Authority) => unknown;

const DOCUMENTS: Record<string, Read> = {
  'v2.0/.well-known/openid-configuration': (context, authority) => openIdConfiguration(context, authority),
  'discovery/v2.0/keys': (context) => publicKeys(context),
  'discovery/instance': (context, authority) => instanceDiscovery(context, authority),
};

/** The public documents of a tenant's sign-in. */
function documents(app: Hono, context: Context): void {
  for (const [path, read] of Object.entries(DOCUMENTS))
    app.get(`/:tenant/${path}`, (call) =>
      answerJson(context, call, () =>
        read(calledAs(context, call.req.url), readAuthority(context.store, call.req.param('tenant'))),
      ),
    );
}

/** The endpoints for apps: tokens, and codes for devices. */
function endpoints(app: Hono, context: Context, limit: MiddlewareHandler): void {
  app.post('/:tenant/oauth2/v2.0/token', limit, (call) =>
    answerJson(context, call, async () =>
      answerTokenRequest(calledAs(context, call.req.url), {
        authority: readAuthority(context.store, call.req.param('tenant')),
        form: withBasicCredentials(await readForm(call), call.req.header('authorization')),
        crossOrigin: call.req.header('origin') !== undefined,
      }),
    ),
  );
  app.post('/:tenant/oauth2/v2.0/devicecode', limit, (call) =>
    answerJson(context, call, async () =>
      answerDevice(context, call.req.param('tenant'), await readForm(call)),
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
}

const foreignForm = (call: Call) => call.text('This form comes from somewhere else.', 403);

/** The pages for signing in and out. */
function pages(app: Hono, context: Context, limit: MiddlewareHandler): void {
  app.get('/:tenant/oauth2/v2.0/authorize', (call) =>
    send(context, call, () => openSignIn(context, authorizeCall(call))),
  );
  app.post('/:tenant/oauth2/v2.0/authorize', limit, async (call) => {
    if (!isOwnForm(calledAs(context, call.req.url), call)) return foreignForm(call);
    const form = await readForm(call);
    return send(context, call, () => continueSignIn(context, authorizeCall(call), form));
  });
  app.get('/:tenant/oauth2/v2.0/logout', (call) => {
    const location = signOut(context, new URL(call.req.url).searchParams, getCookie(call, SESSION_COOKIE));
    deleteCookie(call, SESSION_COOKIE, { path: '/' });
    if (location) return call.redirect(location, 303);
    return signedOutPage();
  });
  const visit = (call: Call) => ({
    typed: call.req.query('user_code') ?? null,
    sessionId: getCookie(call, SESSION_COOKIE),
  });
  app.get(DEVICE_LOGIN, (call) => openDeviceLogin(context, visit(call)));
  app.post(DEVICE_LOGIN, limit, async (call) => {
    if (!isOwnForm(calledAs(context, call.req.url), call)) return foreignForm(call);
    const answer = continueDeviceLogin(context, visit(call), await readForm(call));
    keepSession(call, answer.sessionId);
    return withCookies(call, answer.page);
  });
}

/** The identity provider under Entra's own paths. */
export function identityRoutes(context: Context): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_FORM_BYTES });
  documents(app, context);
  endpoints(app, context, limit);
  pages(app, context, limit);
  return app;
}
