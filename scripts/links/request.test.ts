import { describe, expect, test } from 'vitest';
import { readRequest } from './request';

const ID = '0a6b1c8e-3f6d-4d0f-9a3e-6a2f5f0f8f11';
const ENVIRONMENT = {
  ENTRA_TENANT_ID: 'contoso.com',
  ENTRA_CLIENT_ID: ID,
  ENTRA_CLIENT_SECRET: 'a secret',
  PORTAL_URL: 'https://reviews.contoso.com/',
};

test('a review’s id is enough beside the environment', () => {
  expect(readRequest([ID.toUpperCase()], ENVIRONMENT)).toMatchObject({
    definitionId: ID,
    instanceId: undefined,
    format: 'text',
    portalUrl: 'https://reviews.contoso.com',
  });
});

test('the instance and the format are flags', () => {
  expect(readRequest([ID, '--instance', ID, '--format', 'csv'], ENVIRONMENT)).toMatchObject({
    instanceId: ID,
    format: 'csv',
  });
});

describe('each mistake is reported in a sentence', () => {
  const mistakes = (args: string[], variables: Record<string, string> = {}) => {
    const answer = readRequest(args, { ...ENVIRONMENT, ...variables });
    return 'mistakes' in answer ? answer.mistakes : [];
  };

  test.each([
    [['not-an-id'], {}, 'Name one review'],
    [[], {}, 'Name one review'],
    [[ID, ID], {}, 'Name one review'],
    [[ID, '--instance', '../me'], {}, '--instance'],
    [[ID, '--format', 'xml'], {}, '--format'],
    [[ID], { PORTAL_URL: 'http://reviews.contoso.com' }, 'PORTAL_URL'],
    [[ID], { PORTAL_URL: '' }, 'PORTAL_URL'],
    [[ID], { ENTRA_CLIENT_SECRET: '' }, 'Set one of'],
    [[ID], { AZURE_FEDERATED_TOKEN_FILE: '/token' }, 'Set one of'],
    [[ID], { ENTRA_TENANT_ID: 'organizations' }, 'ENTRA_TENANT_ID'],
    [[ID], { ENTRA_CLIENT_ID: 'x' }, 'ENTRA_CLIENT_ID'],
  ])('%j %j', (args, variables, start) => {
    const found = mistakes(args, variables);
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(start)).toBe(true);
  });

  test('an unknown flag is refused', () => {
    expect(mistakes([ID, '--send'])[0]).toContain('--send');
  });
});
