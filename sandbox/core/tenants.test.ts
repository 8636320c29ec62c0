import { beforeEach, describe, expect, it } from 'vitest';
import { defaultTenant, setDefaultTenant } from './default-tenant';
import { openStore, type Store } from './store';
import { createTenant, findTenant, saveTenant, tenantNow } from './tenants';

let store: Store;
let time: number;
const clock = { now: () => time };

beforeEach(() => {
  store = openStore(':memory:');
  time = Date.parse('2026-11-23T09:00:00Z');
});

describe('a tenant', () => {
  it('is found by id and domain in any case', () => {
    const { id } = createTenant(store, clock, { domain: 'Contoso.Example', displayName: 'Contoso' });
    expect(findTenant(store, 'CONTOSO.example')?.id).toBe(id);
    expect(findTenant(store, id.toUpperCase())?.id).toBe(id);
    expect(findTenant(store, 'contoso')).toBeUndefined();
  });

  it('can’t take another tenant’s domain', () => {
    createTenant(store, clock, { domain: 'contoso.example', displayName: 'One' });
    expect(() => createTenant(store, clock, { domain: 'CONTOSO.example', displayName: 'Two' })).toThrow();
  });

  it('keeps its switches and its own clock', () => {
    const tenant = createTenant(store, clock, { domain: 'contoso.example', displayName: 'Contoso' });
    tenant.switches.loginRequired = true;
    tenant.clockOffset = 60_000;
    saveTenant(store, tenant);
    const found = findTenant(store, tenant.id);
    expect(found?.switches).toMatchObject({ loginRequired: true, expandInsightsOnFilter: true });
    expect(found && tenantNow(found, clock).toISOString()).toBe('2026-11-23T09:01:00.000Z');
  });

  it('is the default one when it is the first or was set as default', () => {
    expect(defaultTenant(store)).toBeUndefined();
    const first = createTenant(store, clock, { domain: 'first.example', displayName: 'First' });
    const second = createTenant(store, clock, { domain: 'second.example', displayName: 'Second' });
    expect(defaultTenant(store)?.id).toBe(first.id);
    setDefaultTenant(store, second);
    expect(defaultTenant(store)?.id).toBe(second.id);
  });
});
