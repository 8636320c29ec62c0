import { expect, test } from 'vitest';
import { cloudMistake } from './cloud';
import { licenceAmong } from './licence';
import { readRequest } from './request';

const P2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';
const GOVERNANCE = 'e866a266-3cff-43a3-acca-0c90a7e00c8b';
const sku = (servicePlanId: string, capabilityStatus = 'Enabled', provisioningStatus = 'Success') => ({
  capabilityStatus,
  servicePlans: [{ servicePlanId, provisioningStatus }],
});

test.each([
  ['P2', [sku(P2)], 'Microsoft Entra ID P2'],
  ['Governance', [sku('other'), sku(GOVERNANCE)], 'Microsoft Entra ID Governance'],
  ['a subscription that is running out', [sku(P2, 'Warning')], 'Microsoft Entra ID P2'],
  ['a subscription that has ended', [sku(P2, 'Suspended')], undefined],
  ['a plan that is switched off', [sku(P2, 'Enabled', 'Disabled')], undefined],
  ['P1 alone', [sku('41781fb2-bc02-4b7c-bd55-b576c07bb09d')], undefined],
])('the valid licence is found, or none, in a tenant with %s', (_, skus, name) => {
  expect(licenceAmong(skus)).toBe(name);
});

test.each([
  ['global', 'graph.microsoft.com', undefined],
  ['global', undefined, undefined],
  ['usgovdod', 'graph.microsoft.us', undefined],
  ['global', 'graph.microsoft.us', /--cloud usgov\./],
  ['usgov', 'microsoftgraph.chinacloudapi.cn', /--cloud china\./],
  ['global', 'graph.example', /none of the clouds/],
] as const)(
  'a tenant requested in %s whose Graph is %s is checked for the right cloud',
  (cloud, msgraph_host, mistake) => {
    const mistakeFound = cloudMistake(cloud, msgraph_host ? { msgraph_host } : {});
    if (mistake) expect(mistakeFound).toMatch(mistake);
    else expect(mistakeFound).toBeUndefined();
  },
);

const GIVEN = ['--tenant', 'contoso.com', '--address', 'https://a.example'];

test('flags override the environment, and a repeated address counts once', () => {
  const flags = [...GIVEN, '--address', 'https://a.example/', '--cloud', 'usgov', '--consent'];
  expect(readRequest(flags, { ENTRA_TENANT_ID: 'other.com' })).toEqual({
    config: {
      tenant: 'contoso.com',
      cloud: 'usgov',
      optionalPermissions: [],
      offline: true,
      suggestedReasons: [],
    },
    addresses: ['https://a.example'],
    displayName: 'Attest',
    signIn: 'device-code',
    consent: true,
    dryRun: false,
    remove: false,
  });
});

test.each([
  [[], /ENTRA_TENANT_ID/],
  [['--tenant', 'contoso.com'], /--address/],
  [['--tenant', 'organizations', '--address', 'https://a.example'], /--tenant must name one tenant/],
  [[...GIVEN, '--address', 'http://a.example'], /"http:\/\/a.example"/],
  [[...GIVEN, '--address', 'https://a.example/review'], /without a path/],
  [[...GIVEN, '--cloud', 'mars'], /GRAPH_CLOUD must be one of/],
  [[...GIVEN, '--client-id', 'attest'], /--client-id/],
  [[...GIVEN, '--remove', '--consent'], /exclude each other/],
  [[...GIVEN, '--force'], /--force/],
])('%j is reported as a mistake', (flags, sentence) => {
  const read = readRequest(flags, {});
  expect('mistakes' in read && read.mistakes.join('\n')).toMatch(sentence);
});
