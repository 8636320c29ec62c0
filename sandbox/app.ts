import { Hono } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { consolePages } from './console/routes';
import { CONSOLE_STYLES } from './console/styles';
import { ControlProblem } from './control/answers';
import { Faults } from './control/faults';
import { loopbackOnly, type Peer } from './control/guard';
import { createIntercept } from './control/intercept';
import { RequestLog } from './control/request-log';
import { type Control, controlRoutes, type Timer } from './control/routes';
import { type Clock, machineClock } from './core/clock';
import { ConnectionDropped } from './core/graph-message';
import { page } from './core/page';
import { openStore, type Store, StoreFull } from './core/store';
import { STYLES } from './core/styles';
import { DIRECTORY_TABLES } from './directory/tables';
import { historyDownload } from './graph/history/download';
import { createGraph } from './graph/router';
import { graphFront, isGraphPath } from './graph-front';
import { identityRoutes } from './identity/routes';
import { IDENTITY_TABLES } from './identity/tables';
import { mailPages } from './mail/pages';
import { MAIL_STYLES } from './mail/styles';
import { MAILBOX_TABLES } from './mailboxes/tables';
import { HISTORY_TABLES } from './reviews/history/tables';
import { LEGACY_TABLES } from './reviews/legacy/tables';
import { REVIEW_TABLES } from './reviews/tables';

interface SandboxOptions {
  clock?: Clock;
  /** The store to use, which the sandbox closes; a store in memory if left out. */
  store?: Store;
  /** The address of the portal: the one origin that may sign in and read Graph from a browser. */
  portalUrl?: string;
  /** The address of this sandbox. */
  sandboxUrl?: string;
  /** PEM: the authority that issued the sandbox's certificate. A phone downloads it to trust the sandbox. */
  authority?: string;
  /** The host's timer, which runs for a tenant when its clock moves. */
  timer?: Timer | undefined;
}

export interface Sandbox {
  /**
   * Answers one request. `peer` is the caller; this process if left out. Rejects with ConnectionDropped
   * where a fault cuts the connection.
   */
  fetch(request: Request, peer?: { address: string }): Promise<Response>;
  /** Deletes everything: tenants, tokens, keys, faults, the log. */
  reset(): void;
  close(): void;
}

function problemPage(status: 404 | 500, title: string): Promise<Response> {
  return page({
    title: `${title} · Sandbox`,
    status,
    body: html`<main class="sheet"><p class="brand">Attest sandbox</p><h1>${title}</h1><p><a href="/">What is here</a></p></main>`,
  });
}

function styleSheet(): Response {
  return new Response(STYLES + MAIL_STYLES + CONSOLE_STYLES, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}

function routes(control: Control, authority: string | undefined): Hono<Peer> {
  const app = new Hono<Peer>();
  const graph = graphFront(
    control,
    createGraph(control, createIntercept(control, control.log, control.faults)),
    control.log,
  );
  app.use(async (call, next) => (isGraphPath(new URL(call.req.url).pathname) ? graph(call.req.raw) : next()));
  app.get('/sandbox.css', () => styleSheet());
  if (authority)
    app.get('/authority.crt', (call) =>
      call.body(authority, 200, { 'content-type': 'application/x-x509-ca-cert' }),
    );
  app.use('/sandbox/*', loopbackOnly());
  app.use('/mail', loopbackOnly());
  app.use('/mail/*', loopbackOnly());
  app.route('/', consolePages(control));
  app.route('/', controlRoutes(control));
  app.route('/', mailPages(control));
  app.route('/', historyDownload(control));
  app.route('/', identityRoutes(control));
  app.notFound(() => problemPage(404, 'Nothing is here'));
  app.onError((error, call) => {
    if (error instanceof ConnectionDropped) throw error;
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof ControlProblem)
      return call.json({ error: { code: error.code, message: error.message } }, error.status);
    if (error instanceof StoreFull)
      return call.json({ error: { code: 'insufficientStorage', message: error.message } }, 507);
    console.error(error);
    return problemPage(500, 'Something went wrong');
  });
  return app;
}

const TABLES = [
  DIRECTORY_TABLES,
  MAILBOX_TABLES,
  REVIEW_TABLES,
  HISTORY_TABLES,
  LEGACY_TABLES,
  IDENTITY_TABLES,
];

/** The whole sandbox as a function from request to response. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock = machineClock, store = openStore(':memory:') } = options;
  const { portalUrl = 'http://localhost:3000', sandboxUrl = 'http://localhost:4100' } = options;
  for (const tables of TABLES) store.define(tables);
  const control: Control = {
    store,
    clock,
    portalUrl,
    sandboxUrl,
    log: new RequestLog(),
    faults: new Faults(),
    timer: options.timer,
  };
  const app = routes(control, options.authority);
  return {
    fetch: async (request, peer = { address: '127.0.0.1' }) => app.fetch(request, peer),
    reset: () => {
      store.clear();
      control.log.clear();
      control.faults.clear();
    },
    close: () => store.close(),
  };
}
