import assert from 'node:assert/strict';
import * as client from 'openid-client';

const { TENANT, CLIENT, SECRET, USERNAME } = process.env;
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const SCOPE = 'openid profile offline_access User.Read';

/** Goes through the sign-in page like a browser and returns the address of the final redirect. */
async function signIn(address) {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(address).origin },
    body: new URLSearchParams({ email: USERNAME }),
  });
  return new URL(answer.headers.get('location'));
}

async function withCode(config, redirect_uri, pkce) {
  const code_verifier = pkce ? client.randomPKCECodeVerifier() : undefined;
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const challenge = pkce
    ? {
        code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
        code_challenge_method: 'S256',
      }
    : {};
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri,
    scope: SCOPE,
    state,
    nonce,
    ...challenge,
  });
  const checks = { pkceCodeVerifier: code_verifier, expectedState: state, expectedNonce: nonce };
  const tokens = await client.authorizationCodeGrant(config, await signIn(address), checks);
  assert.equal(tokens.claims().preferred_username.toLowerCase(), USERNAME.toLowerCase());
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
  assert.ok(renewed.access_token);
}

const basic = await client.discovery(new URL(ISSUER), CLIENT, undefined, client.ClientSecretBasic(SECRET));
assert.equal(basic.serverMetadata().issuer, ISSUER);
await withCode(basic, 'http://localhost:41234/callback', false);
const posting = await client.discovery(new URL(ISSUER), CLIENT, undefined, client.ClientSecretPost(SECRET));
await withCode(posting, 'http://localhost:41234/callback', true);
const open = await client.discovery(new URL(ISSUER), CLIENT, undefined, client.None());
await withCode(open, 'http://localhost:51234', true);

const app = await client.clientCredentialsGrant(basic, { scope: 'https://graph.microsoft.com/.default' });
assert.ok(app.access_token);

const device = await client.initiateDeviceAuthorization(open, { scope: SCOPE });
const page = new URL(device.verification_uri);
await fetch(`https://login.microsoftonline.com${page.pathname}?user_code=${device.user_code}`, {
  method: 'POST',
  headers: { origin: 'https://login.microsoftonline.com' },
  body: new URLSearchParams({ email: USERNAME }),
});
const tokens = await client.pollDeviceAuthorizationGrant(open, { ...device, interval: 1 });
const me = await client.fetchProtectedResource(
  open,
  tokens.access_token,
  new URL('https://graph.microsoft.com/v1.0/me'),
  'GET',
);
assert.equal((await me.json()).displayName, 'Adele Vance');
