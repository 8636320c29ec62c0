import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { openStore, type Store } from '../core/store';
import { ConsoleHarness } from './testing';

let harness: ConsoleHarness;
let store: Store;
let tenant: TenantAnswer;
let bearer: string;

beforeAll(async () => {
  store = openStore(':memory:');
  harness = new ConsoleHarness(store);
  harness.isUnchecked = true;
  tenant = await harness.newTenant();
  bearer = await harness.token(tenant.admin);
});

afterAll(() => harness.sandbox.close());

/** The tags of a page with the names of their attributes; a tenant's text must not change them. */
function skeleton(markup: string): string[] {
  const tags = markup.match(/<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

const control = (what: string, init: { method?: string; body?: unknown } = {}) =>
  harness.ask(`/sandbox/tenants/${tenant.id}/${what}`, init);

/** Puts a text into every field of a tenant that can hold one, and returns every page that shows it. */
async function pagesWith(text: string): Promise<string[]> {
  store.run('update tenants set display_name = ? where tenant_id = ?', text, tenant.id);
  store.run("update users set display_name = ?, mail = ?, upn = pk || '@' || ?", text, text, text);
  store.run('update review_definitions set display_name = ?', text);
  await control('faults', { method: 'DELETE' });
  await control('requests', { method: 'DELETE' });
  await control('faults', {
    body: { match: { path: text, query: text }, status: 400, body: { [text]: text } },
  });
  const part = encodeURIComponent(text);
  await harness.graph(bearer, `/x${part}?$search=${part}`);
  const refused = await harness.post('/console', { seed: text });
  const home = `/console/${tenant.domain}`;
  const nobody = `?find=${part}${encodeURIComponent('☃')}`;
  const paths = [
    `/?find=${part}`,
    `/${nobody}`,
    refused.headers.get('location') ?? '',
    ...['', '/people', '/requests', '/behaviour'].map((section) => home + section),
    home + nobody,
    `${home}/people${nobody}`,
  ];
  return Promise.all(paths.map((path) => harness.page(path)));
}

const nasty = fc
  .oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' autofocus onfocus='alert(1)",
      '</bdi></td></table><h1>',
      '<!--',
      '&lt;b&gt;&quot;',
      'javascript:alert(1)',
      '\u202Eevil\u202C',
      '{{1}}',
    ),
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'<>"\'&/= ab!-') }),
  )
  // A search for spaces alone finds everyone.
  .filter((text) => text.trim() !== '');

it('nothing from a tenant, a caller or an address becomes markup', async () => {
  const shown = await pagesWith('plain');
  for (const markup of shown) expect(markup).toContain('plain');
  const plain = shown.map(skeleton);
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      expect((await pagesWith(text)).map(skeleton)).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});
