import { describe, expect, test } from 'vitest';
import { headersFor } from '../hosting/headers';
import type { PortalConfig } from '../lib/config';
import { withIntegrity } from './integrity';
import { modifiersOf, scoreOf } from './observatory-testing';

const CLOUDS = ['global', 'usgov', 'usgovdod', 'china'] as const;
const configOf = (cloud: PortalConfig['cloud']): PortalConfig => ({
  tenant: 'contoso.com',
  clientId: '11111111-2222-3333-4444-555555555555',
  cloud,
  optionalPermissions: [],
  offline: true,
  suggestedReasons: [],
});
const HTML = '<script src="/_next/static/a.js" async=""></script><script>self.x=1</script>';
const page = withIntegrity(HTML, () => new TextEncoder().encode('abc'));
const headersOf = (cloud: PortalConfig['cloud']) =>
  headersFor('page', { config: configOf(cloud), scriptHashes: ["'sha256-AAAA'"] });

describe('a page scores by the rules of Mozilla’s Observatory', () => {
  test.each(CLOUDS)('140 in %s, where the portal’s domain is on the browsers’ preload list', (cloud) => {
    const modifiers = modifiersOf(headersOf(cloud), page, true);
    expect(modifiers).toEqual({
      'content-security-policy': 10,
      'cross-origin-resource-policy': 10,
      'referrer-policy': 5,
      'strict-transport-security': 5,
      'subresource-integrity': 5,
      'x-content-type-options': 0,
      'x-frame-options': 5,
    });
    expect(scoreOf(modifiers)).toBe(140);
  });

  test('135 where it is not on that list', () => {
    expect(scoreOf(modifiersOf(headersOf('global'), page, false))).toBe(135);
  });
});

describe('a page would lose points', () => {
  const headers = headersOf('global');
  test.each([
    ['a script from anywhere', { 'Content-Security-Policy': "default-src 'none'; script-src https:" }],
    ['a missing content security policy', { 'Content-Security-Policy': undefined }],
    ['missing transport security', { 'Strict-Transport-Security': undefined }],
    ['transport security of only a month', { 'Strict-Transport-Security': 'max-age=2592000' }],
    ['content types that the browser guesses', { 'X-Content-Type-Options': undefined }],
    ['addresses that are sent to other sites', { 'Referrer-Policy': 'unsafe-url' }],
  ])('by %s', (_, changed) => {
    expect(scoreOf(modifiersOf({ ...headers, ...changed }, page, false))).toBeLessThan(135);
  });

  test('for a missing hash of a script', () => {
    expect(scoreOf(modifiersOf(headers, HTML, false))).toBe(130);
  });
});
