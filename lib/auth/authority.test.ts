import { describe, expect, test } from 'vitest';
import { authorityMetadata, authorityOf, scopesOf, tenantForSignIn } from './authority';
import { aConfig as config, TENANT } from './testing';

describe('a sign-in goes', () => {
  test('to the organisation a link names, where any may be used', () => {
    expect(tenantForSignIn(config, { tenant: 'fabrikam.com' })).toBe('fabrikam.com');
  });

  test('only to the configured organisation, when there is one', () => {
    expect(tenantForSignIn({ ...config, tenant: TENANT }, { tenant: 'evil.example' })).toBe(TENANT);
    expect(tenantForSignIn({ ...config, tenant: 'Contoso.com' }, { tenant: 'contoso.com' })).toBe(
      'contoso.com',
    );
  });
});

test('the authority is Microsoft’s for the configured cloud, also with a sandbox', () => {
  const sandbox = { url: 'http://localhost:4100' };
  expect(authorityOf({ ...config, sandbox }, TENANT)).toBe(`https://login.microsoftonline.com/${TENANT}`);
  expect(authorityOf({ ...config, cloud: 'china' }, TENANT)).toBe(
    `https://login.partner.microsoftonline.cn/${TENANT}`,
  );
});

test('only a sandbox changes the identity endpoints, and each of them keeps the placeholder for the tenant', () => {
  expect(authorityMetadata(config)).toBeUndefined();
  const metadata = JSON.parse(
    authorityMetadata({ ...config, sandbox: { url: 'http://localhost:4100/' } }) ?? '{}',
  );
  for (const endpoint of Object.values(metadata))
    expect(endpoint).toMatch(/^http:\/\/localhost:4100\/\{tenant\}\//);
});

test('the scopes are two permissions and those the host adds, at the cloud’s own Graph', () => {
  expect(scopesOf(config)).toEqual([
    'https://graph.microsoft.com/AccessReview.ReadWrite.All',
    'https://graph.microsoft.com/User.Read',
  ]);
  expect(scopesOf({ ...config, cloud: 'usgov', optionalPermissions: ['User.Read.All'] })).toContain(
    'https://graph.microsoft.us/User.Read.All',
  );
});
