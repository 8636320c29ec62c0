import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEST_CLIENT_ID } from '../core/context';
import {
  askToken,
  createHarness,
  freshCode,
  type IdentityHarness,
  PORTAL,
  password,
  REDIRECT,
  redeem,
  SANDBOX,
  signIn,
  tokenBody,
  VERIFIER,
} from './testing';
import { setAccessTokenSeconds } from './token-settings';

let harness: IdentityHarness;

beforeEach(() => {
  harness = createHarness();
});

describe('a code', () => {
  it('gives verifiable tokens of the person’s own tenant', async () => {
    const answer = await signIn(harness);
    const { keys } = (await (await harness.get('/common/discovery/v2.0/keys')).json()) as {
      keys: [Record<string, string>];
    };
    const verified = await jwtVerify(answer.access_token, await importJWK(keys[0], 'RS256'), {
      audience: 'https://graph.microsoft.com',
      issuer: `${SANDBOX}/${harness.contoso.id}/v2.0`,
      currentDate: new Date(harness.context.clock.now()),
    });
    expect(verified.protectedHeader.kid).toBe(keys[0].kid);
    expect(verified.payload).toMatchObject({
      tid: harness.contoso.id,
      oid: harness.adele.id,
      scp: 'User.Read openid profile',
      preferred_username: 'adele@contoso.example',
      name: 'Adele Vance',
      appid: ATTEST_CLIENT_ID,
    });
    expect(keys[0]).not.toHaveProperty('d');
    expect(decodeJwt(answer.id_token ?? '')).toMatchObject({ aud: ATTEST_CLIENT_ID, nonce: 'n0nce' });
    expect(JSON.parse(Buffer.from(answer.client_info ?? '', 'base64url').toString())).toEqual({
      uid: harness.adele.id,
      utid: harness.contoso.id,
    });
    expect(answer.scope).toBe('User.Read openid profile');
  });

  it('is refused with a wrong verifier, and can’t be used again', async () => {
    const code = await freshCode(harness);
    expect(
      (await tokenBody(redeem(harness, code, { code_verifier: `${'x'.repeat(43)}` }))).error_codes,
    ).toEqual([501481]);
    expect((await tokenBody(redeem(harness, code))).error_codes).toEqual([54005]);
  });

  it('works once', async () => {
    const code = await freshCode(harness);
    expect((await redeem(harness, code)).status).toBe(200);
    const again = await redeem(harness, code);
    expect(again.status).toBe(400);
    expect(await tokenBody(again)).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  it('ends after ten minutes', async () => {
    const [late, timely] = [await freshCode(harness), await freshCode(harness)];
    harness.advance(10 * 60_000 - 1);
    expect((await redeem(harness, timely)).status).toBe(200);
    harness.advance(1);
    expect((await tokenBody(redeem(harness, late))).error_codes).toEqual([70008]);
  });

  it('is refused with another redirect URI, at another tenant, and outside the browser', async () => {
    expect(
      (await tokenBody(redeem(harness, await freshCode(harness), { redirect_uri: 'http://localhost' }, {})))
        .error_codes,
    ).toEqual([70000]);
    expect(
      (await tokenBody(redeem(harness, await freshCode(harness), { redirect_uri: `${REDIRECT}x` })))
        .error_codes,
    ).toEqual([50011]);
    expect((await tokenBody(redeem(harness, await freshCode(harness), {}, {}))).error_codes).toEqual([
      9002327,
    ]);
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      code: await freshCode(harness, 'contoso.example'),
    };
    expect(
      (await tokenBody(askToken(harness, form, 'fabrikam.example', { origin: PORTAL }))).error_codes,
    ).toEqual([70000]);
  });
});

describe('the other grants', () => {
  it('give an application its roles', async () => {
    const form = {
      grant_type: 'client_credentials',
      client_secret: 'sandbox',
      scope: 'https://graph.microsoft.com/.default',
    };
    const claims = decodeJwt((await tokenBody(askToken(harness, form, 'contoso.example'))).access_token);
    expect(claims.roles).toEqual(
      expect.arrayContaining(['AccessReview.Read.All', 'AccessReview.ReadWrite.All', 'User.Read.All']),
    );
    expect(claims).not.toHaveProperty('scp');
    expect((await tokenBody(askToken(harness, form))).error_codes).toEqual([50059]);
    const wrong = await askToken(harness, { ...form, client_secret: 'x' }, 'contoso.example');
    expect([wrong.status, (await tokenBody(wrong)).error_codes]).toEqual([401, [7000215]]);
    expect(
      (await tokenBody(askToken(harness, { ...form, scope: 'User.Read.All' }, 'contoso.example')))
        .error_codes,
    ).toEqual([1002012]);
  });

  it('accept a password from scripts, at the person’s tenant', async () => {
    expect(
      decodeJwt((await tokenBody(password(harness, 'adele@contoso.example', 'contoso.example'))).access_token)
        .oid,
    ).toBe(harness.adele.id);
    expect(
      (await tokenBody(password(harness, 'adele@contoso.example', 'contoso.example', { password: 'x' })))
        .error_codes,
    ).toEqual([50126]);
    expect((await tokenBody(password(harness, 'nobody@contoso.example'))).error_codes).toEqual([50034]);
    expect((await tokenBody(password(harness, 'gone@contoso.example'))).error_codes).toEqual([50057]);
    expect(
      (await tokenBody(password(harness, 'alex@contoso.example', 'fabrikam.example'))).error_codes,
    ).toEqual([50020]);
  });

  it('are refused in Entra’s shape', async () => {
    const response = await askToken(harness, { grant_type: 'toString' });
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(body).toMatchObject({
      error: 'unsupported_grant_type',
      error_codes: [70003],
      timestamp: '2026-11-23 09:00:00Z',
    });
    expect(body).toHaveProperty('trace_id');
    expect(body).toHaveProperty('correlation_id');
    expect((await tokenBody(askToken(harness, {}, 'nowhere.example'))).error_codes).toEqual([90002]);
    expect((await tokenBody(askToken(harness, {}))).error_codes).toEqual([900144]);
  });
});

describe('scopes', () => {
  it.each([
    ['https://graph.microsoft.com/User.Read', 'User.Read'],
    ['user.read ACCESSREVIEW.Read.All', 'User.Read AccessReview.Read.All'],
  ])('%s grants %s', async (scope, scp) => {
    expect(
      decodeJwt(
        (await tokenBody(password(harness, 'adele@contoso.example', 'common', { scope }))).access_token,
      ).scp,
    ).toBe(scp);
  });

  it('.default grants all that has consent', async () => {
    const answer = await tokenBody(
      password(harness, 'adele@contoso.example', 'common', { scope: 'https://graph.microsoft.com/.default' }),
    );
    expect(decodeJwt(answer.access_token).scp).toContain('AccessReview.ReadWrite.All');
    expect(decodeJwt(answer.access_token).scp).not.toContain('Mail.Read');
  });

  it.each([
    ['Mail.Read', 65001],
    ['Cook.Dinner', 650053],
    ['https://vault.azure.net/user_impersonation', 500011],
  ])('%s is refused', async (scope, code) => {
    expect(
      (await tokenBody(password(harness, 'adele@contoso.example', 'common', { scope }))).error_codes,
    ).toEqual([code]);
  });
});

describe('an access token', () => {
  it('lives as long as its tenant sets', async () => {
    expect((await signIn(harness)).expires_in).toBe(3600);
    setAccessTokenSeconds(harness.context.store, harness.contoso, 20);
    const { expires_in, access_token } = await signIn(harness);
    const { exp = 0, iat = 0 } = decodeJwt(access_token);
    expect([expires_in, exp - iat]).toEqual([20, 20]);
  });
});

describe('the portal’s browser', () => {
  it('may read token answers, other origins may not', async () => {
    expect((await redeem(harness, await freshCode(harness))).headers.get('access-control-allow-origin')).toBe(
      PORTAL,
    );
    const failed = await askToken(harness, {}, 'organizations', { origin: PORTAL });
    expect(failed.headers.get('access-control-allow-origin')).toBe(PORTAL);
    const foreign = await askToken(harness, {}, 'organizations', { origin: 'https://evil.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('reads the configuration of a tenant and of organizations', async () => {
    const own = await (await harness.get('/contoso.example/v2.0/.well-known/openid-configuration')).json();
    expect(own).toMatchObject({ issuer: `${SANDBOX}/${harness.contoso.id}/v2.0` });
    const any = await (await harness.get('/organizations/v2.0/.well-known/openid-configuration')).json();
    expect(any).toMatchObject({
      issuer: `${SANDBOX}/{tenantid}/v2.0`,
      token_endpoint: `${SANDBOX}/organizations/oauth2/v2.0/token`,
    });
  });
});
