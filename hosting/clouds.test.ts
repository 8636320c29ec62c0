import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLOUDS } from '../lib/config';
import { readEnvironment } from './environment';
import { headersFor } from './headers';

/** Literal values, not derived from the code: authority, Graph, My Access and admin center of each cloud. */
const EXPECTED = [
  [
    'global',
    'login.microsoftonline.com',
    'graph.microsoft.com',
    'myaccess.microsoft.com',
    'entra.microsoft.com',
  ],
  ['usgov', 'login.microsoftonline.us', 'graph.microsoft.us', 'myaccess.microsoft.us', 'entra.microsoft.us'],
  [
    'usgovdod',
    'login.microsoftonline.us',
    'dod-graph.microsoft.us',
    'myaccess.microsoft.us',
    'entra.microsoft.us',
  ],
  [
    'china',
    'login.partner.microsoftonline.cn',
    'microsoftgraph.chinacloudapi.cn',
    'myaccess.microsoftonline.cn',
    'entra.microsoftonline.cn',
  ],
] as const;

test('every cloud has an entry in this test', () => {
  expect(EXPECTED.map(([cloud]) => cloud)).toEqual(Object.keys(CLOUDS));
});

/** The hosts that the sign-in library knows, each with the preferred host of its cloud. */
const metadata = readFileSync(
  join(
    createRequire(import.meta.url).resolve('@azure/msal-common/package.json'),
    '../dist/authority/AuthorityMetadata.mjs',
  ),
  'utf8',
);

describe.each(EXPECTED)('%s', (cloud, authority, graph, myAccess, admin) => {
  const answer = readEnvironment({
    ENTRA_TENANT_ID: 'contoso.com',
    ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
    GRAPH_CLOUD: cloud,
  });
  if ('mistakes' in answer) throw new Error(answer.mistakes.join(' '));
  const { config } = answer.environment;

  test('has its own addresses', () => {
    expect(CLOUDS[config.cloud]).toEqual({
      authority: `https://${authority}`,
      graph: `https://${graph}`,
      myAccess: `https://${myAccess}`,
      admin: `https://${admin}`,
    });
  });

  test('is, with its identity provider, all that a page may connect to', () => {
    const policy = headersFor('page', { config, scriptHashes: [] })['Content-Security-Policy'] ?? '';
    expect(/connect-src ([^;]*)/.exec(policy)?.[1]).toBe(`'self' https://${authority} https://${graph}`);
    expect(/frame-src ([^;]*)/.exec(policy)?.[1]).toBe(`'self' https://${authority}`);
  });

  test('uses the sign-in host that the sign-in library prefers', () => {
    expect(metadata).toContain(`preferred_network: "${authority}"`);
  });
});
