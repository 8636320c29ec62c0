import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEST_CLIENT_ID } from '../core/context';
import {
  askToken,
  createHarness,
  type IdentityHarness,
  password,
  pick,
  redeem,
  returned,
  tokenBody,
} from './testing';
import { verifyCaller } from './verify-token';

/** Apps other than the portal: they listen on a free port, run on a server, or act without a user. */
const WEB = 'http://localhost:8080/callback';
const WITHOUT_PKCE = { code_challenge: undefined, code_challenge_method: undefined, response_mode: 'query' };
let harness: IdentityHarness;

beforeEach(() => {
  harness = createHarness();
});

const signIn = (changes: Record<string, string | undefined>) =>
  pick(harness, 'adele@contoso.example', changes);

function basic(secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${ATTEST_CLIENT_ID}:${secret}`).toString('base64')}` };
}

describe('a redirect to this machine', () => {
  it('may have any port, and gets a slash where it has no path', async () => {
    const back = await signIn({ redirect_uri: 'http://localhost:51234', response_mode: 'query' });
    expect(back.headers.get('location')).toMatch(/^http:\/\/localhost:51234\/\?code=/);
    const code = returned(back).get('code') ?? '';
    const other = await redeem(harness, code, { redirect_uri: 'http://localhost:51235' }, {});
    expect((await tokenBody(other)).error_codes).toEqual([70000]);
    const again = await signIn({ redirect_uri: 'http://localhost:51234', response_mode: 'fragment' });
    expect(again.headers.get('location')).toMatch(/^http:\/\/localhost:51234\/#code=/);
    const right = await redeem(
      harness,
      returned(again).get('code') ?? '',
      { redirect_uri: 'http://localhost:51234/' },
      {},
    );
    expect(right.status).toBe(200);
  });

  it('keeps its path unchanged', async () => {
    const back = await signIn({ ...WITHOUT_PKCE, redirect_uri: WEB });
    expect(back.headers.get('location')).toMatch(/^http:\/\/localhost:8080\/callback\?code=/);
  });
});

describe('an app on a server', () => {
  it('redeems its code with its secret and without PKCE, in the form or with Basic', async () => {
    const redirect = { redirect_uri: WEB, grant_type: 'authorization_code' };
    const code = async () => returned(await signIn({ ...WITHOUT_PKCE, redirect_uri: WEB })).get('code') ?? '';
    const ask = async (form: Record<string, string>, headers = {}) =>
      tokenBody(askToken(harness, { ...redirect, code: await code(), ...form }, 'organizations', headers));
    expect((await ask({ client_secret: 'sandbox' })).access_token).toBeTruthy();
    expect((await ask({}, basic('sandbox'))).access_token).toBeTruthy();
    expect((await ask({}, basic('guess'))).error_codes).toEqual([7000215]);
    expect((await ask({})).error_codes).toEqual([7000218]);
    const invented = { client_secret: 'sandbox', code_verifier: 'x'.repeat(43) };
    expect((await ask(invented)).error_codes).toEqual([501481]);
  });

  it('gets the form_post answer from a page that runs only its own script', async () => {
    const response = await signIn({ ...WITHOUT_PKCE, redirect_uri: WEB, response_mode: 'form_post' });
    const text = await response.text();
    expect(text).toMatch(/<form method="post" action="http:\/\/localhost:8080\/callback">/);
    expect(text).toMatch(/name="code" value="[\w-]+"/);
    expect(text).toContain('name="state" value="st&amp;te"');
    const script = /<script>(.*?)<\/script>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).toContain("form-action 'self' http://localhost:8080");
    expect(response.headers.get('set-cookie')).toContain('HttpOnly');
  });
});

it('an application’s token contains the application’s name', async () => {
  const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' };
  const answer = await tokenBody(askToken(harness, form, 'contoso.example', basic('sandbox')));
  expect(decodeJwt(answer.access_token)).toMatchObject({ app_displayname: 'Attest', idtyp: 'app' });
  expect((await tokenBody(askToken(harness, form, 'contoso.example'))).error_codes).toEqual([7000218]);
});

it.each([
  ['Sites.ReadWrite.All', 65001],
  ['calendars.read', 65001],
  ['Calendars.Invent.All', 650053],
])('%s is refused with a code that says whether Graph has that permission', async (scope, code) => {
  const refused = await tokenBody(password(harness, 'adele@contoso.example', 'common', { scope }));
  expect(refused.error_codes).toEqual([code]);
});

it('a tenant under Entra’s own host name issues tokens with that issuer, and Graph accepts them', async () => {
  const host = 'https://login.microsoftonline.com';
  const answer = await harness.app.fetch(
    new Request(`${host}/${harness.contoso.id}/v2.0/.well-known/openid-configuration`),
  );
  expect(await answer.json()).toMatchObject({
    issuer: `${host}/${harness.contoso.id}/v2.0`,
    device_authorization_endpoint: `${host}/${harness.contoso.id}/oauth2/v2.0/devicecode`,
  });
  const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' };
  const token = await harness.app.fetch(
    new Request(`${host}/${harness.contoso.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: basic('sandbox'),
    }),
  );
  const { access_token } = await tokenBody(token);
  expect(decodeJwt(access_token).iss).toBe(`${host}/${harness.contoso.id}/v2.0`);
  expect((await verifyCaller(harness.context, `Bearer ${access_token}`)).tenant.id).toBe(harness.contoso.id);
  const known = await harness.app.fetch(new Request(`${host}/common/discovery/instance?api-version=1.1`));
  expect(await known.json()).toMatchObject({ metadata: [{ aliases: ['login.microsoftonline.com'] }] });
});
