import { randomBytes } from 'node:crypto';
import { type Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../core/context';
import { findTenant, saveTenant, type Tenant, tenantNow } from '../core/tenants';
import { delegatedFor } from '../graph/router';
import { endSessions, revokeRefreshTokens, setAccessTokenSeconds } from '../identity/token-settings';
import { listMail } from '../mail/mailbox';
import { readLedger } from '../reviews/ledger';
import { tick } from '../reviews/lifecycle';
import { ControlProblem, readBody } from './answers';
import { ClockChange, clockStep } from './clock-change';
import { FaultRule } from './fault-rule';
import type { Faults } from './faults';
import { ownOriginOnly, type Peer } from './guard';
import type { RequestLog } from './request-log';
import { NewTenant, SwitchChange, TokenChange } from './schemas';
import { createSeededTenant, type TenantAnswer, tenantAnswer } from './tenant-answer';
import { ThrottleBudget } from './throttle';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The host's timer: runs a host's work for a tenant after its clock moved. Returns a sentence on what it did,
 * or an empty text; it reports failures in that text and never throws.
 */
export type Timer = (tenant: TenantAnswer & { displayName: string; now: Date }) => Promise<string>;

export interface Control extends Context {
  log: RequestLog;
  faults: Faults;
  timer?: Timer | undefined;
}

/** Runs the host's timer at a tenant's time; an empty text where there is none. */
export async function runTimer(control: Control, tenant: Tenant): Promise<string> {
  const now = tenantNow(tenant, control.clock);
  const { displayName } = tenant;
  return (await control.timer?.({ ...tenantAnswer(control, tenant), displayName, now })) ?? '';
}

function readTenant(context: Context, call: Call<Peer, '/:tenant'>): Tenant {
  const name = call.req.param('tenant');
  const tenant = findTenant(context.store, name);
  if (!tenant) throw new ControlProblem(404, 'notFound', `There is no tenant ${name}.`);
  return tenant;
}

function addTenantRoutes(app: Hono<Peer>, control: Control): void {
  app.post('/sandbox/tenants', async (call) => {
    const { domain = `t${randomBytes(6).toString('hex')}.example`, ...options } = await readBody(
      call,
      NewTenant,
    );
    if (findTenant(control.store, domain)) throw new ControlProblem(409, 'conflict', `${domain} is taken.`);
    return call.json(tenantAnswer(control, createSeededTenant(control, { ...options, domain })), 201);
  });
  app.get('/sandbox/tenants/:tenant', (call) => call.json(tenantAnswer(control, readTenant(control, call))));
}

function addClockRoutes(app: Hono<Peer>, control: Control): void {
  app.post('/sandbox/tenants/:tenant/clock', async (call) => {
    const tenant = readTenant(control, call);
    tenant.clockOffset += clockStep(tenantNow(tenant, control.clock), await readBody(call, ClockChange));
    saveTenant(control.store, tenant);
    tick(control, tenant);
    return call.json({ now: tenantNow(tenant, control.clock).toISOString() });
  });
  app.post('/sandbox/tenants/:tenant/timer', async (call) =>
    call.json({ did: await runTimer(control, readTenant(control, call)) }),
  );
}

function addTenantSettings(app: Hono<Peer>, control: Control): void {
  app.put('/sandbox/tenants/:tenant/switches', async (call) => {
    const tenant = readTenant(control, call);
    tenant.switches = { ...tenant.switches, ...(await readBody(call, SwitchChange)) };
    saveTenant(control.store, tenant);
    return call.json(tenant.switches);
  });
  app.post('/sandbox/tenants/:tenant/tokens', async (call) => {
    const tenant = readTenant(control, call);
    const change = await readBody(call, TokenChange);
    if (change.accessTokenSeconds) setAccessTokenSeconds(control.store, tenant, change.accessTokenSeconds);
    return call.json({
      revokedRefreshTokens: change.revokeRefreshTokens ? revokeRefreshTokens(control, tenant) : 0,
      endedSessions: change.endSessions ? endSessions(control, tenant) : 0,
    });
  });
}

function addObservation(app: Hono<Peer>, control: Control): void {
  app.get('/sandbox/tenants/:tenant/mail', (call) => {
    const tenant = readTenant(control, call);
    tick(control, tenant);
    return call.json(listMail(control, tenant.id, call.req.query('to')));
  });
  app.get('/sandbox/tenants/:tenant/ledger', (call) =>
    call.json(readLedger(control.store, readTenant(control, call).id)),
  );
  app.get('/sandbox/tenants/:tenant/requests', (call) => {
    const calls = control.log.list(readTenant(control, call).id, call.req.query('requestId'));
    return call.json(calls.map((entry) => ({ ...entry, permissions: delegatedFor(entry) })));
  });
  app.delete('/sandbox/tenants/:tenant/requests', (call) => {
    control.log.forget(readTenant(control, call).id);
    return call.body(null, 204);
  });
}

function addFaultRoutes(app: Hono<Peer>, control: Control): void {
  const { faults } = control;
  app.post('/sandbox/tenants/:tenant/faults', async (call) => {
    const tenant = readTenant(control, call);
    return call.json({ id: faults.add(tenant.id, await readBody(call, FaultRule)).id }, 201);
  });
  app.get('/sandbox/tenants/:tenant/faults', (call) => call.json(faults.list(readTenant(control, call).id)));
  app.delete('/sandbox/tenants/:tenant/faults', (call) => {
    faults.remove(readTenant(control, call).id);
    return call.body(null, 204);
  });
  app.delete('/sandbox/tenants/:tenant/faults/:fault', (call) => {
    const name = call.req.param('fault');
    if (faults.remove(readTenant(control, call).id, name) === 0)
      throw new ControlProblem(404, 'notFound', `There is no fault ${name}.`);
    return call.body(null, 204);
  });
}

function addThrottleRoutes(app: Hono<Peer>, control: Control): void {
  const { throttle } = control.faults;
  app.get('/sandbox/tenants/:tenant/throttling', (call) =>
    call.json(throttle.get(readTenant(control, call).id) ?? null),
  );
  app.put('/sandbox/tenants/:tenant/throttling', async (call) => {
    const tenant = readTenant(control, call);
    const budget = await readBody(call, ThrottleBudget);
    throttle.set(tenant.id, budget);
    return call.json(budget);
  });
  app.delete('/sandbox/tenants/:tenant/throttling', (call) => {
    throttle.set(readTenant(control, call).id, undefined);
    return call.body(null, 204);
  });
}

/** The routes of the control API, for tests. The caller has already limited peers to loopback. */
export function controlRoutes(control: Control): Hono<Peer> {
  const app = new Hono<Peer>();
  app.use('/sandbox/*', ownOriginOnly(control), bodyLimit({ maxSize: MAX_BODY_BYTES }));
  addTenantRoutes(app, control);
  addClockRoutes(app, control);
  addTenantSettings(app, control);
  addObservation(app, control);
  addFaultRoutes(app, control);
  addThrottleRoutes(app, control);
  return app;
}
