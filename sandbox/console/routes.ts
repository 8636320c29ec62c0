import { type Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { ControlProblem } from '../control/answers';
import { loopbackOnly, type Peer } from '../control/guard';
import { type Control, runTimer } from '../control/routes';
import { findTenant, type Tenant } from '../core/tenants';
import { tick } from '../reviews/lifecycle';
import * as actions from './actions';
import { behaviourPage } from './behaviour-page';
import { consolePage } from './frame';
import { ownFormsOnly } from './guard';
import { createMessages, type Message, type Messages } from './messages';
import { peoplePage } from './people-page';
import { requestsPage } from './requests-page';
import { reviewsPage } from './reviews-page';
import { tenantsPage } from './tenants-page';

const MAX_FORM_BYTES = 64 * 1024;

interface PageRequest {
  tenant: Tenant;
  /** The search text. */
  find: string;
  message: Message | undefined;
}

interface FormPost {
  tenant: Tenant;
  form: URLSearchParams;
  call: Call;
}

const noTenant = () =>
  consolePage({
    title: 'No such tenant',
    status: 404,
    body: html`<h1>There is no such tenant</h1><p><a href="/">All tenants</a></p>`,
  });

/**
 * Runs a form's action and redirects the browser, so that a reload doesn't repeat it. `back` shows the
 * message where the action fails.
 */
async function answer(
  messages: Messages,
  back: string,
  work: () => actions.ActionResult | Promise<actions.ActionResult>,
): Promise<Response> {
  const redirect = (path: string, message: Message) =>
    new Response(null, { status: 303, headers: { location: `${path}?note=${messages.keep(message)}` } });
  try {
    const { path, text } = await work();
    return redirect(path, { text, problem: false });
  } catch (error) {
    if (!(error instanceof ControlProblem)) throw error;
    return redirect(back, { text: error.message, problem: true });
  }
}

async function readForm(call: Call): Promise<URLSearchParams> {
  return new URLSearchParams(await call.req.text());
}

function addTenantPages(app: Hono<Peer>, control: Control, messages: Messages): void {
  const get = (path: string, shown: (asked: PageRequest) => Promise<Response>) =>
    app.get(path, (call) => {
      const tenant = findTenant(control.store, call.req.param('tenant') ?? '');
      if (!tenant) return noTenant();
      tick(control, tenant);
      const find = call.req.query('find') ?? '';
      return shown({ tenant, find, message: messages.take(call.req.query('note')) });
    });
  get('/console/:tenant', ({ tenant, find, message }) => reviewsPage(control, tenant, find, message));
  get('/console/:tenant/people', ({ tenant, find, message }) => peoplePage(control, tenant, find, message));
  get('/console/:tenant/requests', ({ tenant, message }) => requestsPage(control, tenant, message));
  get('/console/:tenant/behaviour', ({ tenant, message }) => behaviourPage(control, tenant, message));
}

function addTenantForms(app: Hono<Peer>, control: Control, messages: Messages): void {
  const post = (
    path: string,
    work: (posted: FormPost) => actions.ActionResult | Promise<actions.ActionResult>,
  ) =>
    app.post(path, async (call) => {
      const tenant = findTenant(control.store, call.req.param('tenant') ?? '');
      if (!tenant) return noTenant();
      const form = await readForm(call);
      return answer(messages, actions.cameFrom(tenant, form), () => work({ tenant, form, call }));
    });
  /** After a move of the clock, the host's timer runs too. */
  const later = async (
    tenant: Tenant,
    { path, text }: actions.ActionResult,
  ): Promise<actions.ActionResult> => {
    const did = await runTimer(control, tenant);
    return { path, text: did === '' ? text : `${text} ${did}` };
  };
  post('/console/:tenant/clock', ({ tenant, form }) =>
    later(tenant, actions.advanceClock(control, tenant, form)),
  );
  post('/console/:tenant/reviews/:definition/:instance?', ({ tenant, form, call }) => {
    const ids = { definition: call.req.param('definition') ?? '', instance: call.req.param('instance') };
    return later(tenant, actions.advanceTo(control, tenant, ids, form));
  });
  post('/console/:tenant/requests', ({ tenant }) => actions.forgetRequests(control, tenant));
  post('/console/:tenant/switches', ({ tenant, form }) => actions.saveSwitches(control, tenant, form));
  post('/console/:tenant/faults', ({ tenant, form }) => actions.clearFaults(control, tenant, form));
}

/**
 * The administrator's pages: `/` with the tenants, `/console/{tenant}` with one tenant's reviews, and
 * below it `people`, `requests` and `behaviour`. Guarded as the control API is: this machine only,
 * and no page of another origin.
 */
export function consolePages(control: Control): Hono<Peer> {
  const app = new Hono<Peer>();
  const messages = createMessages();
  const guards = [loopbackOnly(), ownFormsOnly(control), bodyLimit({ maxSize: MAX_FORM_BYTES })] as const;
  for (const path of ['/', '/console/*']) app.use(path, ...guards);
  app.get('/', (call) =>
    tenantsPage(control, call.req.query('find') ?? '', messages.take(call.req.query('note'))),
  );
  app.post('/console', async (call) => {
    const form = await readForm(call);
    return answer(messages, '/', () => actions.makeTenant(control, form));
  });
  addTenantPages(app, control, messages);
  addTenantForms(app, control, messages);
  return app;
}
