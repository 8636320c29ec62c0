import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEST_CLIENT_ID } from '../core/context';
import {
  type Bench,
  createBench,
  PORTAL,
  pick,
  REDIRECT,
  redeem,
  returned,
  SANDBOX,
  VERIFIER,
} from './testing';
import { revokeRefreshTokens, setAccessTokenSeconds } from './token-settings';

const HOUR = 3_600_000;
let bench: Bench;

beforeEach(() => {
  bench = createBench();
});

interface Answer {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  client_info?: string;
  scope?: string;
  expires_in: number;
  error?: string;
  error_codes?: number[];
}

async function json(response: Response | Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer;
}

async function freshCode(tenant = 'organizations'): Promise<string> {
  return returned(await pick(bench, 'adele@contoso.example', {}, tenant)).get('code') ?? '';
}

async function signIn(): Promise<Answer> {
  return json(redeem(bench, await freshCode()));
}

function token(
  form: Record<string, string>,
  tenant = 'organizations',
  headers: Record<string, string> = {},
): Promise<Response> {
  return bench.post(`/${tenant}/oauth2/v2.0/token`, { client_id: ATTEST_CLIENT_ID, ...form }, headers);
}

function refresh(
  refresh_token = '',
  tenant = 'organizations',
  headers: Record<string, string> = { origin: PORTAL },
): Promise<Response> {
  return token({ grant_type: 'refresh_token', refresh_token }, tenant, headers);
}

function password(
  username: string,
  tenant = 'organizations',
  changes: Record<string, string> = {},
): Promise<Response> {
  const form = {
    grant_type: 'password',
    username,
    password: 'sandbox',
    scope: 'User.Read openid offline_access',
  };
  return token({ ...form, ...changes }, tenant);
}

describe('a code', () => {
  it('gives verifiable tokens of the person’s own tenant', async () => {
    const answer = await signIn();
    const { keys } = (await (await bench.get('/common/discovery/v2.0/keys')).json()) as {
      keys: [Record<string, string>];
    };
    const verified = await jwtVerify(answer.access_token, await importJWK(keys[0], 'RS256'), {
      audience: 'https://graph.microsoft.com',
      issuer: `${SANDBOX}/${bench.contoso.id}/v2.0`,
      currentDate: new Date(bench.context.clock.now()),
    });
    expect(verified.protectedHeader.kid).toBe(keys[0].kid);
    expect(verified.payload).toMatchObject({
      tid: bench.contoso.id,
      oid: bench.adele.id,
      scp: 'User.Read openid profile',
      preferred_username: 'adele@contoso.example',
      name: 'Adele Vance',
      appid: ATTEST_CLIENT_ID,
    });
    expect(keys[0]).not.toHaveProperty('d');
    expect(decodeJwt(answer.id_token ?? '')).toMatchObject({ aud: ATTEST_CLIENT_ID, nonce: 'n0nce' });
    expect(JSON.parse(Buffer.from(answer.client_info ?? '', 'base64url').toString())).toEqual({
      uid: bench.adele.id,
      utid: bench.contoso.id,
    });
    expect(answer.scope).toBe('User.Read openid profile');
  });

  it('is refused with a wrong verifier, and used up by it', async () => {
    const code = await freshCode();
    expect((await json(redeem(bench, code, { code_verifier: `${'x'.repeat(43)}` }))).error_codes).toEqual([
      501481,
    ]);
    expect((await json(redeem(bench, code))).error_codes).toEqual([54005]);
  });

  it('serves once', async () => {
    const code = await freshCode();
    expect((await redeem(bench, code)).status).toBe(200);
    const again = await redeem(bench, code);
    expect(again.status).toBe(400);
    expect(await json(again)).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  it('ends after ten minutes', async () => {
    const [late, timely] = [await freshCode(), await freshCode()];
    bench.advance(10 * 60_000 - 1);
    expect((await redeem(bench, timely)).status).toBe(200);
    bench.advance(1);
    expect((await json(redeem(bench, late))).error_codes).toEqual([70008]);
  });

  it('is refused with another redirect URI, at another tenant, and outside the browser', async () => {
    expect(
      (await json(redeem(bench, await freshCode(), { redirect_uri: 'http://localhost' }, {}))).error_codes,
    ).toEqual([70000]);
    expect(
      (await json(redeem(bench, await freshCode(), { redirect_uri: `${REDIRECT}x` }))).error_codes,
    ).toEqual([50011]);
    expect((await json(redeem(bench, await freshCode(), {}, {}))).error_codes).toEqual([9002327]);
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      code: await freshCode('contoso.example'),
    };
    expect((await json(token(form, 'fabrikam.example', { origin: PORTAL }))).error_codes).toEqual([70000]);
  });
});

describe('a refresh token', () => {
  it('is renewed at use and stays valid itself', async () => {
    const first = await signIn();
    const second = await json(refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.access_token).oid).toBe(bench.adele.id);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('of a single-page app ends 24 hours after sign-in, and so do its successors', async () => {
    const first = await signIn();
    bench.advance(23 * HOUR);
    const second = await json(refresh(first.refresh_token));
    bench.advance(HOUR);
    expect(await json(refresh(first.refresh_token))).toMatchObject({
      error: 'invalid_grant',
      error_codes: [700084],
    });
    expect((await json(refresh(second.refresh_token))).error_codes).toEqual([700084]);
  });

  it('of a script lives on', async () => {
    const { refresh_token } = await json(password('adele@contoso.example'));
    bench.advance(48 * HOUR);
    expect((await refresh(refresh_token, 'organizations', {})).status).toBe(200);
  });

  it('is bound to its client and to the browser', async () => {
    const { refresh_token = '' } = await signIn();
    const other = {
      grant_type: 'refresh_token',
      refresh_token,
      client_id: '00000000-0000-0000-0000-000000000001',
    };
    expect((await json(token(other, 'organizations', { origin: PORTAL }))).error_codes).toEqual([700016]);
    expect((await json(refresh(refresh_token, 'organizations', {}))).error_codes).toEqual([9002327]);
    expect((await json(refresh('forged'))).error_codes).toEqual([70000]);
  });

  it('is refused once revoked', async () => {
    const { refresh_token } = await signIn();
    expect(revokeRefreshTokens(bench.context, bench.contoso)).toBe(1);
    expect(await json(refresh(refresh_token))).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
    });
    expect((await refresh((await signIn()).refresh_token)).status).toBe(200);
  });

  it('serves where the person is a guest, and nowhere else', async () => {
    const { refresh_token, client_info } = await signIn();
    const answer = await json(refresh(refresh_token, bench.fabrikam.id));
    expect(decodeJwt(answer.access_token)).toMatchObject({
      tid: bench.fabrikam.id,
      iss: `${SANDBOX}/${bench.fabrikam.id}/v2.0`,
    });
    expect(decodeJwt(answer.access_token).oid).not.toBe(bench.adele.id);
    expect(answer.client_info).toBe(client_info);
    const alex = await json(password('alex@contoso.example'));
    expect((await json(refresh(alex.refresh_token, 'fabrikam.example', {}))).error_codes).toEqual([50020]);
  });
});

describe('the other grants', () => {
  it('give an application its roles', async () => {
    const form = {
      grant_type: 'client_credentials',
      client_secret: 'sandbox',
      scope: 'https://graph.microsoft.com/.default',
    };
    const claims = decodeJwt((await json(token(form, 'contoso.example'))).access_token);
    expect(claims.roles).toEqual(
      expect.arrayContaining(['AccessReview.Read.All', 'AccessReview.ReadWrite.All', 'User.Read.All']),
    );
    expect(claims).not.toHaveProperty('scp');
    expect((await json(token(form))).error_codes).toEqual([50059]);
    const wrong = await token({ ...form, client_secret: 'x' }, 'contoso.example');
    expect([wrong.status, (await json(wrong)).error_codes]).toEqual([401, [7000215]]);
    expect((await json(token({ ...form, scope: 'User.Read.All' }, 'contoso.example'))).error_codes).toEqual([
      1002012,
    ]);
  });

  it('take a password from scripts, at the right tenant', async () => {
    expect(
      decodeJwt((await json(password('adele@contoso.example', 'contoso.example'))).access_token).oid,
    ).toBe(bench.adele.id);
    expect(
      (await json(password('adele@contoso.example', 'contoso.example', { password: 'x' }))).error_codes,
    ).toEqual([50126]);
    expect((await json(password('nobody@contoso.example'))).error_codes).toEqual([50034]);
    expect((await json(password('gone@contoso.example'))).error_codes).toEqual([50057]);
    expect((await json(password('alex@contoso.example', 'fabrikam.example'))).error_codes).toEqual([50020]);
  });

  it('are refused in Entra’s shape', async () => {
    const response = await token({ grant_type: 'toString' });
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(body).toMatchObject({
      error: 'unsupported_grant_type',
      error_codes: [70003],
      timestamp: '2026-11-23 09:00:00Z',
    });
    expect(body).toHaveProperty('trace_id');
    expect(body).toHaveProperty('correlation_id');
    expect((await json(token({}, 'nowhere.example'))).error_codes).toEqual([90002]);
    expect((await json(token({}))).error_codes).toEqual([900144]);
  });
});

describe('scopes', () => {
  it.each([
    ['https://graph.microsoft.com/User.Read', 'User.Read'],
    ['user.read ACCESSREVIEW.Read.All', 'User.Read AccessReview.Read.All'],
  ])('%s grants %s', async (scope, scp) => {
    expect(
      decodeJwt((await json(password('adele@contoso.example', 'common', { scope }))).access_token).scp,
    ).toBe(scp);
  });

  it('.default grants all that has consent', async () => {
    const answer = await json(
      password('adele@contoso.example', 'common', { scope: 'https://graph.microsoft.com/.default' }),
    );
    expect(decodeJwt(answer.access_token).scp).toContain('AccessReview.ReadWrite.All');
    expect(decodeJwt(answer.access_token).scp).not.toContain('Mail.Read');
  });

  it.each([
    ['Mail.Read', 65001],
    ['Cook.Dinner', 650053],
    ['https://vault.azure.net/user_impersonation', 500011],
  ])('%s is refused', async (scope, code) => {
    expect((await json(password('adele@contoso.example', 'common', { scope }))).error_codes).toEqual([code]);
  });
});

describe('an access token', () => {
  it('lives as long as its tenant says', async () => {
    expect((await signIn()).expires_in).toBe(3600);
    setAccessTokenSeconds(bench.context.store, bench.contoso, 20);
    const { expires_in, access_token } = await signIn();
    const { exp = 0, iat = 0 } = decodeJwt(access_token);
    expect([expires_in, exp - iat]).toEqual([20, 20]);
  });
});

describe('the portal’s browser', () => {
  it('may read token answers, another origin’s may not', async () => {
    expect((await redeem(bench, await freshCode())).headers.get('access-control-allow-origin')).toBe(PORTAL);
    const failed = await token({}, 'organizations', { origin: PORTAL });
    expect(failed.headers.get('access-control-allow-origin')).toBe(PORTAL);
    const foreign = await token({}, 'organizations', { origin: 'https://evil.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('finds the configuration of a tenant and of organizations', async () => {
    const own = await (await bench.get('/contoso.example/v2.0/.well-known/openid-configuration')).json();
    expect(own).toMatchObject({ issuer: `${SANDBOX}/${bench.contoso.id}/v2.0` });
    const any = await (await bench.get('/organizations/v2.0/.well-known/openid-configuration')).json();
    expect(any).toMatchObject({
      issuer: `${SANDBOX}/{tenantid}/v2.0`,
      token_endpoint: `${SANDBOX}/organizations/oauth2/v2.0/token`,
    });
  });
});
