import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { ConsoleHarness, FORM_TYPE, OWN_FORM } from './testing';

let harness: ConsoleHarness;
let tenant: TenantAnswer;

beforeEach(async () => {
  harness = new ConsoleHarness();
  tenant = await harness.newTenant('empty');
});

afterEach(() => harness.sandbox.close());

const pages = () => ['', '/people', '/requests', '/behaviour'].map((page) => `/console/${tenant.id}${page}`);
const clock = () => `/console/${tenant.id}/clock`;

describe('the administrator’s page', () => {
  it.each([
    ['another machine', { peer: '192.168.1.7' }],
    ['an unknown machine', { peer: '' }],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }],
    ['the portal’s pages', { headers: { origin: 'http://localhost:3000' } }],
    ['a sandboxed page', { headers: { origin: 'null' } }],
    ['a link in a foreign page', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['another port of this machine', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['a foreign name that leads to this machine', { headers: { host: 'evil.example:4100' } }],
  ])('is closed to %s', async (_, options) => {
    for (const path of ['/', ...pages()]) expect((await harness.ask(path, options)).status).toBe(403);
  });

  it('opens from a typed address and from its own links', async () => {
    for (const path of ['/', ...pages()])
      for (const site of ['none', 'same-origin'])
        expect((await harness.ask(path, { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  it('has a strict policy and one style sheet, also when it refuses', async () => {
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    for (const answer of [
      ...(await Promise.all(['/', ...pages(), '/console/nowhere.example'].map((path) => harness.ask(path)))),
      await harness.ask('/', foreign),
    ]) {
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      const markup = await answer.text();
      expect(markup).toContain('href="/sandbox.css"');
      expect(markup).not.toMatch(/<script|\sstyle=|\son\w+=/);
    }
  });
});

describe('a form', () => {
  const move = { advance: 'P1D' };

  it.each([
    ['without an origin', { ...FORM_TYPE }, 403],
    ['of a foreign page', { ...OWN_FORM, origin: 'https://evil.example' }, 403],
    ['of the portal', { ...OWN_FORM, origin: 'http://localhost:3000' }, 403],
    ['of a page without an origin', { ...OWN_FORM, origin: 'null' }, 403],
    ['with the header of a cross-site request', { ...OWN_FORM, 'sec-fetch-site': 'cross-site' }, 403],
    ['as JSON', { ...OWN_FORM, 'content-type': 'application/json' }, 415],
    ['as plain text', { ...OWN_FORM, 'content-type': 'text/plain' }, 415],
  ])('%s is refused and does nothing', async (_, headers, status) => {
    const before = await harness.clockOf(tenant);
    expect((await harness.post(clock(), move, headers)).status).toBe(status);
    expect(await harness.clockOf(tenant)).toBe(before);
    expect((await harness.post('/console', { seed: 'empty', domain: 'made.example' }, headers)).status).toBe(
      status,
    );
    expect((await harness.ask('/sandbox/tenants/made.example')).status).toBe(404);
  });

  it('from another machine is refused', async () => {
    const body = new URLSearchParams(move).toString();
    const options = { method: 'POST', body, headers: OWN_FORM, peer: '10.0.0.1' };
    expect((await harness.ask(clock(), options)).status).toBe(403);
  });

  it('that is too large is refused', async () => {
    expect((await harness.post(clock(), { advance: 'x'.repeat(100_000) })).status).toBe(413);
  });

  it('from its own page answers with a redirect, so that a reload repeats nothing', async () => {
    const answer = await harness.post(clock(), move);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(new RegExp(`^/console/${tenant.domain}\\?note=\\w+$`));
  });

  it('about a missing tenant answers 404', async () => {
    expect((await harness.post('/console/nowhere.example/clock', move)).status).toBe(404);
    expect((await harness.ask('/console/nowhere.example')).status).toBe(404);
  });
});
