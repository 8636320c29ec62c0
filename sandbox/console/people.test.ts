import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { ConsoleHarness, rowsOf } from './testing';

let harness: ConsoleHarness;
let tenant: TenantAnswer;

beforeEach(async () => {
  harness = new ConsoleHarness();
});

afterEach(() => harness.sandbox.close());

/** The address of the link with this name. */
function linkOf(markup: string, name: string): string | undefined {
  const link = [...markup.matchAll(/<a href="([^"]*)" aria-label="([^"]*)"/g)].find(
    ([, , label]) => label === name,
  );
  return link?.[1]?.replaceAll('&amp;', '&');
}

describe('the people', () => {
  beforeEach(async () => {
    tenant = await harness.newTenant();
  });

  it('are shown with their address, roles, reviews and mail', async () => {
    const shown = await harness.page(`/console/${tenant.domain}/people`);
    const rows = rowsOf(shown);
    expect(rows.size).toBe(tenant.people.length);
    expect(rows.get('MOD Administrator')).toMatch(/^admin@\S+ .*Administrator.* in progress/);
    expect(rows.get('Debra Berger')).toMatch(/^debrab@\S+ none none none Open as$/);
    const mails = Number(/ in progress (\d+) messages Open as$/.exec(rows.get('Adele Vance') ?? '')?.[1]);
    const box = linkOf(shown, `${mails} messages to Adele Vance`);
    expect(box).toBe(`/mail/${tenant.domain}/adelev%40${tenant.domain}`);
    expect((await harness.ask(box ?? '')).status).toBe(200);
  });

  it('have a link that opens the portal as them, unless they can’t sign in', async () => {
    const shown = await harness.page(`/console/${tenant.domain}/people`);
    const hintOf = (name: string) => {
      const link = new URL(linkOf(shown, `Open as ${name}`) ?? '');
      expect(link.origin + link.pathname).toBe('http://localhost:3000/');
      expect(link.searchParams.get('tenant')).toBe(tenant.domain);
      return link.searchParams.get('login_hint');
    };
    expect(hintOf('Adele Vance')).toBe(`adelev@${tenant.domain}`);
    expect(hintOf('Dana Fox')).toMatch(/^dana\.fox@/);
    expect(linkOf(shown, 'Open as Brian Johnson')).toBeUndefined();
    expect(rowsOf(shown).get('Brian Johnson Disabled')).toContain('cannot sign in');
  });

  it('are found by a part of their name or address', async () => {
    const found = async (text: string) => [
      ...rowsOf(
        await harness.page(`/console/${tenant.domain}/people?find=${encodeURIComponent(text)}`),
      ).keys(),
    ];
    expect(await found('vance')).toEqual(['Adele Vance']);
    expect(await found(' ADELEV@ ')).toEqual(['Adele Vance']);
    expect(await found('王')).toEqual(['王小美']);
    expect(await found('%')).toEqual([]);
    expect(await harness.page(`/console/${tenant.domain}/people?find=nobody`)).toContain('Nobody’s name');
  });
});

it('a large tenant shows fifty people and the number of the others', async () => {
  await harness.submit('/console', { seed: 'large', items: '2000', domain: 'large.example' });
  const shown = await harness.page('/console/large.example/people');
  const total = 2000 + (await harness.newTenant('empty')).people.length;
  expect(rowsOf(shown).size).toBe(50);
  expect(shown).toContain(`And ${(total - 50).toLocaleString('en-GB')} more`);
  const last = await harness.page('/console/large.example/people?find=person002000');
  expect(rowsOf(last).size).toBe(1);
});
