import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEST_CLIENT_ID } from '../core/context';
import { issuerOf } from './called-as';
import { idToken, userAccessToken } from './issue-tokens';
import { signingKey } from './keys';
import { createHarness, type IdentityHarness } from './testing';
import { verifyCaller } from './verify-token';

let harness: IdentityHarness;
let good: Record<string, unknown>;

beforeEach(() => {
  harness = createHarness();
  good = {
    iss: issuerOf(harness.context, harness.contoso.id),
    aud: 'https://graph.microsoft.com',
    tid: harness.contoso.id,
    oid: harness.adele.id,
    azp: ATTEST_CLIENT_ID,
    idtyp: 'user',
    scp: 'User.Read',
    exp: harness.context.clock.now() / 1000 + 60,
  };
});

function signed(
  changes: Record<string, unknown> = {},
  key = signingKey(harness.context).privateKey,
): Promise<string> {
  return new SignJWT({ ...good, ...changes }).setProtectedHeader({ alg: 'RS256' }).sign(key);
}

async function verify(token: string): Promise<unknown> {
  return verifyCaller(harness.context, `Bearer ${token}`);
}

describe('Graph takes', () => {
  it('a token of the sandbox, with its scopes', async () => {
    const { token } = await userAccessToken(harness.context, harness.contoso, {
      clientId: ATTEST_CLIENT_ID,
      user: harness.adele,
      scopes: ['User.Read', 'openid'],
    });
    const caller = await verifyCaller(harness.context, `bearer ${token}`);
    expect(caller).toMatchObject({ userId: harness.adele.id, appId: ATTEST_CLIENT_ID });
    expect([caller.tenant.id, [...caller.scopes]]).toEqual([harness.contoso.id, ['User.Read', 'openid']]);
    await expect(verify(await signed())).resolves.toBeTruthy();
  });
});

describe('Graph refuses with 401', () => {
  const refusal = expect.objectContaining({ status: 401, code: 'InvalidAuthenticationToken' });

  it('no token and nonsense', async () => {
    for (const header of [null, '', 'Bearer', 'Bearer x', 'Basic eDp5', 'Bearer a.b.c'])
      await expect(verifyCaller(harness.context, header)).rejects.toEqual(refusal);
  });

  it('an expired token, from the exact second', async () => {
    const token = await signed();
    harness.advance(59_000);
    await expect(verify(token)).resolves.toBeTruthy();
    harness.advance(1000);
    await expect(verify(token)).rejects.toEqual(refusal);
  });

  it('a token without an expiry', async () => {
    await expect(verify(await signed({ exp: undefined }))).rejects.toEqual(refusal);
  });

  it('a token signed by somebody else, or by nobody', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await expect(verify(await signed({}, privateKey))).rejects.toEqual(refusal);
    const [, payload] = (await signed()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await expect(verify(`${none}.${payload}.`)).rejects.toEqual(refusal);
  });

  it('a token whose payload was changed', async () => {
    const [header, , signature] = (await signed()).split('.');
    const payload = Buffer.from(JSON.stringify({ ...good, oid: 'other' })).toString('base64url');
    await expect(verify(`${header}.${payload}.${signature}`)).rejects.toEqual(refusal);
  });

  it('a token for another audience, the id token among them', async () => {
    await expect(verify(await signed({ aud: 'https://vault.azure.net' }))).rejects.toEqual(refusal);
    await expect(
      verify(
        await idToken(harness.context, harness.contoso, {
          clientId: ATTEST_CLIENT_ID,
          user: harness.adele,
          nonce: null,
        }),
      ),
    ).rejects.toEqual(refusal);
  });

  it.each([
    ['an unknown tenant', { tid: '00000000-0000-0000-0000-000000000009' }],
    ['a domain in place of the tenant', { tid: 'contoso.example' }],
    [
      'the issuer of another tenant',
      { iss: 'http://localhost:4100/00000000-0000-0000-0000-000000000009/v2.0' },
    ],
    ['no issuer', { iss: undefined }],
    ['another client', { azp: '00000000-0000-0000-0000-000000000009' }],
    ['a user who is not of the tenant', { oid: '00000000-0000-4000-8000-000000000004' }],
    ['a disabled user', { oid: '00000000-0000-4000-8000-000000000003' }],
    ['neither user nor app', { idtyp: undefined }],
  ])('a token with %s', async (_, changes) => {
    await expect(verify(await signed(changes))).rejects.toEqual(refusal);
  });

  it('a token of one tenant that names another tenant', async () => {
    await expect(verify(await signed({ tid: harness.fabrikam.id }))).rejects.toEqual(refusal);
  });
});
