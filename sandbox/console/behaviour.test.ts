import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { defaultSwitches, SWITCH_NAMES, SWITCHES } from '../core/switches';
import { ConsoleHarness, messageOf, rowsOf } from './testing';

let harness: ConsoleHarness;
let tenant: TenantAnswer;
let home: string;

beforeEach(async () => {
  harness = new ConsoleHarness();
  tenant = await harness.newTenant('empty');
  home = `/console/${tenant.domain}`;
});

afterEach(() => harness.sandbox.close());

/** The switches whose boxes are checked on the page. */
async function checked(): Promise<string[]> {
  const shown = await harness.page(`${home}/behaviour`);
  return [...shown.matchAll(/<input type="checkbox" name="(\w+)" checked>/g)].map(([, name = '']) => name);
}

async function control<T>(what: string, body?: unknown): Promise<T> {
  const path = `/sandbox/tenants/${tenant.id}/${what}`;
  return (await (await harness.ask(path, body === undefined ? {} : { body })).json()) as T;
}

describe('the switches', () => {
  it('are all shown with their meaning and the tenant’s values', async () => {
    const shown = await harness.page(`${home}/behaviour`);
    for (const name of SWITCH_NAMES) {
      expect(shown).toContain(`name="${name}"`);
      expect(shown).toContain(SWITCHES[name].meaning);
    }
    const defaults = Object.entries(defaultSwitches());
    expect(await checked()).toEqual(defaults.filter(([, on]) => on).map(([name]) => name));
  });

  it('are set as their boxes are checked', async () => {
    for (const names of [['loginRequired', 'refreshSignIns'], SWITCH_NAMES, []]) {
      await harness.submit(`${home}/switches`, Object.fromEntries(names.map((name) => [name, 'on'])));
      expect(new Set(await checked())).toEqual(new Set(names));
    }
  });
});

describe('the faults', () => {
  const rule = { match: { method: 'PATCH', path: '/v1.0/**' }, status: 429, retryAfter: 1, times: 3 };

  it('are shown with their effect, and can be ended one by one or all together', async () => {
    expect(await harness.page(`${home}/behaviour`)).toContain('No fault is in force');
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await control<{ id: string }>('faults', rule)).id);
    const [first = '', second = '', third = ''] = ids;
    const rows = rowsOf(await harness.page(`${home}/behaviour`));
    expect(rows.get(first)).toContain('PATCH, /v1.0/** {&quot;times&quot;:3,&quot;status&quot;:429');
    expect(rows.get(first)).toContain('0 times of 0 calls');
    const shown = await harness.submit(`${home}/faults`, { fault: second });
    expect(messageOf(shown)).toEqual({ text: '1 fault ended.', problem: false });
    expect([...rowsOf(shown).keys()]).toEqual([first, third]);
    expect(messageOf(await harness.submit(`${home}/faults`))?.text).toBe('2 faults ended.');
    expect(await control('faults')).toEqual([]);
  });

  it('are shown up to fifty, and ending them leaves another tenant’s faults', async () => {
    const other = await harness.newTenant('empty');
    await harness.ask(`/sandbox/tenants/${other.id}/faults`, { body: rule });
    for (let n = 0; n < 52; n += 1) await control('faults', rule);
    const shown = await harness.page(`${home}/behaviour`);
    expect(rowsOf(shown).size).toBe(50);
    expect(shown).toContain('And 2 more');
    await harness.submit(`${home}/faults`);
    const left = await harness.ask(`/sandbox/tenants/${other.id}/faults`);
    expect(await left.json()).toHaveLength(1);
  });
});

describe('the requests', () => {
  it('are shown newest first with caller and status, also the parts of a batch', async () => {
    expect(await harness.page(`${home}/requests`)).toContain('Nobody called Graph');
    const bearer = await harness.token(tenant.admin);
    await harness.graph(bearer, "/groups?$filter=displayName eq 'a'&$top=5");
    await harness.graph(bearer, '/nowhere');
    await harness.graph(bearer, '/$batch', { body: { requests: [{ id: '1', method: 'GET', url: '/me' }] } });
    const rows = [...rowsOf(await harness.page(`${home}/requests`))];
    expect(rows.map(([head]) => head)).toEqual([
      'GET /v1.0/me part of a $batch',
      'POST /v1.0/$batch',
      'GET /v1.0/nowhere',
      'GET /v1.0/groups?$filter=displayName eq &#39;a&#39;&amp;$top=5',
    ]);
    expect(rows[2]?.[1]).toMatch(/^404 MOD Administrator Mon 23 Nov 2026, 09:00 [0-9a-f-]{36}$/);
  });

  it('are the last fifty, and can be cleared', async () => {
    const bearer = await harness.token(tenant.admin);
    for (let n = 0; n < 55; n += 1) await harness.graph(bearer, `/users/${n}`);
    const shown = await harness.page(`${home}/requests`);
    expect([...rowsOf(shown).keys()]).toEqual(
      Array.from({ length: 50 }, (_, n) => `GET /v1.0/users/${54 - n}`),
    );
    expect(shown).toContain('And 5 older ones');
    expect(await harness.submit(`${home}/requests`)).toContain('Nobody called Graph');
    expect(await control('requests')).toEqual([]);
  });
});
