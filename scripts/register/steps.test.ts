import { describe, expect, test } from 'vitest';
import type { FoundInTenant, FoundRegistration } from './found';
import { RegisterProblem } from './problem';
import { type Step, stepsBack, stepsTo } from './steps';
import { wantedFor } from './wanted';

const GRAPH_APP = '00000003-0000-0000-c000-000000000000';
const SCOPES = ['AccessReview.ReadWrite.All', 'User.Read', 'User.Read.All'];
const graph = { id: 'graph', scopes: new Map(SCOPES.map((name) => [name, `id of ${name}`])) };
const WANTED = wantedFor({ optionalPermissions: [] }, ['https://a.example'], 'Attest');
const ASKED = ['AccessReview.ReadWrite.All', 'User.Read'].map((name) => ({
  id: `id of ${name}`,
  type: 'Scope',
}));

function found(changes: Partial<FoundRegistration> = {}, more: Partial<FoundInTenant> = {}): FoundInTenant {
  return {
    registration: {
      id: 'object',
      appId: 'client',
      displayName: 'Attest',
      spa: { redirectUris: ['https://a.example/auth/done.html'] },
      web: {
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      },
      requiredResourceAccess: [{ resourceAppId: GRAPH_APP, resourceAccess: ASKED }],
      passwordCredentials: [],
      keyCredentials: [],
      ...changes,
    },
    servicePrincipalId: 'own',
    graph,
    ...more,
  };
}

const NO_CONSENT = { consent: false };
const bodyOf = ([step]: Step[]) => (step && 'body' in step ? step.body : undefined);

describe('the steps to a registration', () => {
  test('are none where everything is right', () => {
    expect(stepsTo(WANTED, found(), NO_CONSENT)).toEqual([]);
  });

  test('create a registration without a secret or implicit grant where there is none', () => {
    const steps = stepsTo(WANTED, { graph }, { consent: true });
    expect(steps.map(({ does }) => does)).toEqual([
      'create-registration',
      'create-service-principal',
      'create-grant',
    ]);
    expect(bodyOf(steps)).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      spa: { redirectUris: ['https://a.example/auth/done.html'] },
      web: { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
      requiredResourceAccess: [{ resourceAppId: GRAPH_APP, resourceAccess: ASKED }],
    });
  });

  test('keep the redirect URIs of other hosts', () => {
    const spa = { redirectUris: ['https://b.example/auth/done.html'] };
    expect(bodyOf(stepsTo(WANTED, found({ spa }), NO_CONSENT))).toEqual({
      spa: { redirectUris: [...spa.redirectUris, 'https://a.example/auth/done.html'] },
    });
  });

  test('switch off an implicit grant', () => {
    const web = { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true } };
    const [step] = stepsTo(WANTED, found({ web }), NO_CONSENT);
    expect(step?.says).toContain('turn the implicit grant off');
  });

  test('request only the permissions that are switched on, and keep those of other resources', () => {
    const other = { resourceAppId: 'other', resourceAccess: [] };
    const role = { id: 'links', type: 'Role' };
    const requiredResourceAccess = [
      { resourceAppId: GRAPH_APP, resourceAccess: [...ASKED, { id: 'gone', type: 'Scope' }, role] },
      other,
    ];
    expect(bodyOf(stepsTo(WANTED, found({ requiredResourceAccess }), NO_CONSENT))).toEqual({
      requiredResourceAccess: [other, { resourceAppId: GRAPH_APP, resourceAccess: [...ASKED, role] }],
    });
    const more = wantedFor({ optionalPermissions: ['User.Read.All'] }, ['https://a.example'], 'Attest');
    expect(stepsTo(more, found(), NO_CONSENT)[0]?.says).toContain('User.Read.All');
  });

  test('reduce the consent to the wanted permissions', () => {
    const grant = { id: 'grant', scope: `${WANTED.consent.join(' ')} Mail.Read` };
    expect(stepsTo(WANTED, found({}, { grant }), { consent: true })).toMatchObject([
      { does: 'change-grant', id: 'grant', scope: WANTED.consent.join(' ') },
    ]);
    const same = { id: 'grant', scope: [...WANTED.consent].reverse().join(' ') };
    expect(stepsTo(WANTED, found({}, { grant: same }), { consent: true })).toEqual([]);
  });

  test('fail where the cloud’s Graph lacks a permission', () => {
    const bare = { id: 'graph', scopes: new Map([['User.Read', 'x']]) };
    expect(() => stepsTo(WANTED, { graph: bare }, NO_CONSENT)).toThrow(RegisterProblem);
  });

  test('are undone by deleting only what exists', () => {
    expect(stepsBack({ graph })).toEqual([]);
    expect(stepsBack(found()).map(({ does }) => does)).toEqual([
      'delete-service-principal',
      'delete-registration',
    ]);
  });
});
