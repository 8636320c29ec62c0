import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleHarness, messageOf, rowsOf } from './testing';

let harness: ConsoleHarness;

beforeEach(() => {
  harness = new ConsoleHarness();
});

afterEach(() => harness.sandbox.close());

describe('the tenants', () => {
  it('are listed with their people, reviews in progress and clock', async () => {
    const { domain, id, people } = await harness.newTenant();
    await harness.ask(`/sandbox/tenants/${id}/clock`, { body: { advance: 'P1D' } });
    const shown = await harness.page('/');
    const [row] = [...rowsOf(shown)].find(([head]) => head.includes(domain)) ?? [];
    expect(row).toContain('Offered at sign-in');
    // Fourteen of Contoso's reviews are in progress at first, and one of them ends within the hour.
    expect(rowsOf(shown).get(row ?? '')).toBe(`${people.length} 14 Tue 24 Nov 2026, 09:00`);
    expect(shown).toContain(`href="/console/${domain}"`);
  });

  it('are the newest twenty, and a search finds the others by domain or id', async () => {
    const made = [];
    for (let n = 0; n < 23; n += 1) {
      harness.time += 1000;
      made.push(await harness.newTenant('empty'));
    }
    const shown = await harness.page('/');
    expect(shown).toContain('And 3 more');
    const heads = [...rowsOf(shown).keys()];
    expect(heads).toHaveLength(20);
    expect(heads[0]).toContain(made.at(-1)?.domain);
    const [oldest] = made;
    for (const text of [oldest?.domain, oldest?.domain.toUpperCase(), oldest?.id]) {
      const found = [...rowsOf(await harness.page(`/?find=${text}`)).keys()];
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(oldest?.domain);
    }
  });

  it('are searched for the exact text, including wildcard characters', async () => {
    await harness.newTenant('empty');
    for (const text of ['%', '_', '\\', "'"])
      expect(await harness.page(`/?find=${encodeURIComponent(text)}`)).toContain('No tenant’s name');
  });
});

describe('the section “What to try”', () => {
  it('lists people with reviews, most reviews first, with links to their portal and their mail', async () => {
    const { domain } = await harness.newTenant();
    const shown = await harness.page('/');
    const people = [...shown.matchAll(/class="name">([^<]*)<.*?(\d+) reviews?</gs)];
    expect(people.slice(0, 2).map(([, name]) => name)).toEqual(['Adele Vance', 'Alex Wilber']);
    const counts = people.map(([, , count]) => Number(count));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(shown).toContain(`/?tenant=${domain}&amp;login_hint=adelev%40${domain}`);
    expect(shown).toContain(`href="/mail/${domain}/adelev%40${domain}"`);
  });

  it('moves the clock by a day and comes back', async () => {
    const tenant = await harness.newTenant();
    const before = await harness.clockOf(tenant);
    const shown = await harness.submit(`/console/${tenant.domain}/clock`, {
      advance: 'P1D',
      section: 'start',
    });
    expect(shown).toContain('What to try');
    expect(await harness.clockOf(tenant)).toBe(before + 86_400_000);
  });

  it('is shown only where a tenant has reviews, and not in a search', async () => {
    await harness.newTenant('empty');
    expect(await harness.page('/')).not.toContain('What to try');
    await harness.newTenant();
    expect(await harness.page('/?find=a')).not.toContain('What to try');
  });
});

describe('a tenant', () => {
  it.each([
    ['contoso', {}, 18],
    ['empty', {}, 0],
    ['large', { items: '30' }, 1],
  ])('is made from the seed %s', async (seed, more, reviews) => {
    const shown = await harness.submit('/console', { seed, items: '', domain: 'made.example', ...more });
    expect(messageOf(shown)).toEqual({ text: 'Made is made.', problem: false });
    expect(rowsOf(shown).size).toBe(reviews);
    expect((await harness.ask('/sandbox/tenants/made.example')).status).toBe(200);
  });

  it('gets a domain of its own where none is typed', async () => {
    await harness.submit('/console', { seed: 'empty', items: '500', domain: '' });
    await harness.submit('/console', { seed: 'empty', items: '500', domain: ' ' });
    expect(rowsOf(await harness.page('/')).size).toBe(2);
  });

  it.each([
    ['an unknown seed', { seed: 'other' }],
    ['no seed', {}],
    ['no people in the large review', { seed: 'large', items: '0' }],
    ['half a person', { seed: 'large', items: '1.5' }],
    ['a text in place of the number of people', { seed: 'large', items: 'many' }],
    ['more people than a tenant holds', { seed: 'large', items: '200001' }],
    ['an invalid domain', { seed: 'empty', domain: 'no domain' }],
    ['a domain that is taken', { seed: 'empty', domain: 'taken.example' }],
  ])('is not created with %s, and the page reports it', async (_, fields) => {
    await harness.submit('/console', { seed: 'empty', domain: 'taken.example' });
    expect(messageOf(await harness.submit('/console', fields))?.problem).toBe(true);
    expect(rowsOf(await harness.page('/')).size).toBe(1);
  });
});
