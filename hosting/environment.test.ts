import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment';

const good = {
  ENTRA_TENANT_ID: 'contoso.com',
  ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
};

function mistakes(variables: Record<string, string | undefined>): string[] {
  const answer = readEnvironment({ ...good, ...variables });
  return 'mistakes' in answer ? answer.mistakes : [];
}

test('a tenant and a client id are enough', () => {
  expect(readEnvironment(good)).toEqual({
    environment: {
      host: 'localhost',
      port: 3000,
      config: {
        tenant: 'contoso.com',
        clientId: good.ENTRA_CLIENT_ID,
        cloud: 'global',
        optionalPermissions: [],
        offline: true,
        suggestedReasons: [],
      },
    },
  });
});

test('every setting is read', () => {
  const answer = readEnvironment({
    ...good,
    ENTRA_TENANT_ID: 'organizations',
    GRAPH_CLOUD: 'global',
    OPTIONAL_PERMISSIONS: 'User.Read.All, GroupMember.Read.All Application.Read.All',
    OFFLINE: 'off',
    SUGGESTED_REASONS: 'Still in the team | Left the project, agreed with the owner||',
    SECURITY_CONTACT: 'https://contoso.com/security',
    SANDBOX_URL: 'http://localhost:4100/',
    PORT: '8080',
    HOST: '0.0.0.0',
  });
  expect(answer).toEqual({
    environment: {
      host: '0.0.0.0',
      port: 8080,
      config: {
        tenant: 'organizations',
        clientId: good.ENTRA_CLIENT_ID,
        cloud: 'global',
        optionalPermissions: ['User.Read.All', 'GroupMember.Read.All', 'Application.Read.All'],
        offline: false,
        suggestedReasons: ['Still in the team', 'Left the project, agreed with the owner'],
        sandbox: { url: 'http://localhost:4100' },
      },
      securityContact: 'https://contoso.com/security',
    },
  });
});

describe('a mistake is reported in one sentence that names the variable', () => {
  test.each([
    ['ENTRA_TENANT_ID', 'common'],
    ['ENTRA_TENANT_ID', 'https://contoso.com'],
    ['ENTRA_TENANT_ID', undefined],
    ['ENTRA_CLIENT_ID', 'my-app'],
    ['ENTRA_CLIENT_ID', ''],
    ['GRAPH_CLOUD', 'moon'],
    ['OPTIONAL_PERMISSIONS', 'User.Read.All, Directory.ReadWrite.All'],
    ['OFFLINE', 'no'],
    ['SUGGESTED_REASONS', 'a|'.repeat(21)],
    ['SUGGESTED_REASONS', 'a'.repeat(201)],
    ['SANDBOX_URL', 'http://sandbox.example.com:4100'],
    ['SANDBOX_URL', 'https://sandbox.example.com:4100'],
    ['SANDBOX_URL', 'https://192.168.1.20.example.com'],
    ['SANDBOX_URL', 'http://192.168.1.20:4100'],
    ['SANDBOX_URL', 'http://localhost.evil.example'],
    ['SANDBOX_URL', 'http://localhost:4100/path'],
    ['SANDBOX_URL', 'http://user@localhost:4100'],
    ['SANDBOX_URL', 'localhost:4100'],
    ['SECURITY_CONTACT', 'http://contoso.com/security'],
    ['SECURITY_CONTACT', 'security@contoso.com'],
    ['SECURITY_CONTACT', 'https://contoso.com/a page'],
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['HOST', 'a host'],
    ['HOST', 'localhost:3000'],
    ['HOST', '[::]'],
  ])('%s=%s', (name, value) => {
    const found = mistakes({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} must be .*\\.$`));
  });
});

test('all mistakes are reported at once', () => {
  expect(mistakes({ ENTRA_TENANT_ID: '?', ENTRA_CLIENT_ID: '?', PORT: '?', GRAPH_CLOUD: '?' })).toHaveLength(
    4,
  );
});

test('a sandbox together with another cloud is refused', () => {
  expect(mistakes({ SANDBOX_URL: 'http://localhost:4100', GRAPH_CLOUD: 'china' })).toHaveLength(1);
});

test.each([
  'https://localhost:4100',
  'https://192.168.1.20:4100',
  'https://laptop.local:4100',
  'https://[fd00::1]',
])('a sandbox over TLS may be on this machine or in its local network: %s', (url) =>
  expect(mistakes({ SANDBOX_URL: url })).toEqual([]),
);

test.each(['::', '::1', 'fd00::20', '::ffff:192.168.1.20'])('HOST may be an IPv6 address: %s', (host) =>
  expect(mistakes({ HOST: host })).toEqual([]),
);
