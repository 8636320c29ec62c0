import { beforeEach, describe, expect, it } from 'vitest';
import { saveTenant } from '../core/tenants';
import { findUser } from '../directory/users';
import {
  createHarness,
  type IdentityHarness,
  pick,
  REDIRECT,
  returned,
  SANDBOX,
  signInQuery,
} from './testing';

const AUTHORIZE = '/organizations/oauth2/v2.0/authorize';
let harness: IdentityHarness;

beforeEach(() => {
  harness = createHarness();
});

function open(
  changes: Record<string, string | undefined> = {},
  cookie?: string,
  tenant = 'organizations',
): Promise<Response> {
  const headers: Record<string, string> = cookie ? { cookie } : {};
  return harness.get(`/${tenant}/oauth2/v2.0/authorize?${signInQuery(changes)}`, headers);
}

async function signedInCookie(email = 'adele@contoso.example'): Promise<string> {
  const response = await pick(harness, email);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('where a sign-in may end', () => {
  for (const uri of [
    `${REDIRECT}/`,
    `${REDIRECT}?x=1`,
    'https://evil.example/',
    'http://localhost:3000/auth/DONE.html',
    'http://localhost:9/elsewhere',
    'http://me@localhost:9/callback',
    'https://localhost:9/callback',
  ])
    it(`never redirects to ${uri}`, async () => {
      const response = await open({ redirect_uri: uri });
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain('AADSTS50011');
    });

  it('shows a page for an unknown client, an unknown tenant or a missing redirect URI', async () => {
    expect(await (await open({ client_id: '<script>' })).text()).toContain('AADSTS700016');
    expect(await (await open({ client_id: '<script>' })).text()).not.toContain('<script>');
    expect(await (await open({}, undefined, 'nowhere.example')).text()).toContain('AADSTS90002');
    expect(await (await open({ redirect_uri: undefined })).text()).toContain('AADSTS900144');
  });
});

describe('a sign-in request', () => {
  it.each([
    ['PKCE of the method “plain”', { code_challenge_method: 'plain' }, 'invalid_request', '9002325'],
    ['no PKCE', { code_challenge: undefined }, 'invalid_request', '9002325'],
    ['a token in the redirect', { response_type: 'id_token token' }, 'unsupported_response_type', '700054'],
    ['an unknown prompt', { prompt: 'maybe' }, 'invalid_request', '90023'],
    ['an unknown permission', { scope: 'Cook.Dinner' }, 'invalid_scope', '650053'],
    ['a permission without consent', { scope: 'openid Mail.Read' }, 'consent_required', '65001'],
  ])('with %s is redirected back with an error', async (_, changes, error, code) => {
    const response = await open(changes);
    expect(response.headers.get('location')).toMatch(new RegExp(`^${REDIRECT}#`));
    expect(returned(response).get('error')).toBe(error);
    expect(returned(response).get('error_description')).toContain(`AADSTS${code}:`);
    expect(returned(response).get('state')).toBe('st&te');
  });

  it('is answered in the query where it asks for that', async () => {
    const response = await open({ response_mode: 'query', prompt: 'none' });
    expect(response.headers.get('location')).toMatch(/done\.html\?error=login_required/);
  });
});

describe('the picker', () => {
  it('offers enabled people of the default tenant, escaped, under a strict policy', async () => {
    const response = await open();
    const text = await response.text();
    expect(text).toContain('Adele Vance');
    expect(text).not.toContain('Gone Person');
    expect(text).not.toContain('Fay Brik');
    expect(text).not.toContain('<b>Manager');
    expect(text).toMatch(/<label for="email">Email<\/label>/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('offers the people of the tenant in the address', async () => {
    const text = await (await open({}, undefined, 'fabrikam.example')).text();
    expect(text).toContain('Fay Brik');
    expect(text).not.toContain('Alex Wilber');
  });

  it('shows only the person in login_hint', async () => {
    const text = await (await open({ login_hint: 'ALEX@contoso.example' })).text();
    expect(text).toContain('Alex Wilber');
    expect(text).not.toContain('Adele Vance');
  });

  it('accepts the address of anybody in any tenant', async () => {
    expect(returned(await pick(harness, 'fay@fabrikam.example')).get('code')).toBeTruthy();
    expect(returned(await pick(harness, ' Adele@Contoso.example ')).get('state')).toBe('st&te');
  });

  it('shows why somebody can’t sign in', async () => {
    expect(await (await pick(harness, 'nobody@contoso.example')).text()).toContain('AADSTS50034');
    expect(await (await pick(harness, 'gone@contoso.example')).text()).toContain('AADSTS50057');
    expect(await (await pick(harness, 'alex@contoso.example', {}, 'fabrikam.example')).text()).toContain(
      'AADSTS50020',
    );
  });

  it('signs a guest in at the other tenant', async () => {
    expect(
      returned(await pick(harness, 'adele@contoso.example', {}, 'fabrikam.example')).get('code'),
    ).toBeTruthy();
  });

  it('accepts its form from its own pages only', async () => {
    const path = `${AUTHORIZE}?${signInQuery()}`;
    for (const origin of ['https://evil.example', 'http://localhost:3000', 'null'])
      expect((await harness.post(path, { email: 'adele@contoso.example' }, { origin })).status).toBe(403);
    expect((await harness.post(path, { email: 'adele@contoso.example' })).status).toBe(403);
  });

  it('redirects back with access_denied when it is cancelled', async () => {
    const response = await harness.post(
      `${AUTHORIZE}?${signInQuery()}`,
      { cancel: '1' },
      { origin: SANDBOX },
    );
    expect(returned(response).get('error')).toBe('access_denied');
  });

  it('records the sign-in with the tenant’s clock', async () => {
    harness.contoso.clockOffset = 86_400_000;
    saveTenant(harness.context.store, harness.contoso);
    await pick(harness, 'adele@contoso.example');
    const user = findUser(harness.context.store, harness.contoso.id, harness.adele.id);
    expect(user?.lastSignInDateTime).toBe('2026-11-24T09:00:00.000Z');
  });
});

describe('a browser’s session', () => {
  it('is kept in a cookie that scripts can’t read and other sites can’t send', async () => {
    const cookie = (await pick(harness, 'adele@contoso.example')).headers.get('set-cookie');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
  });

  it('signs in without asking, with or without its own hint', async () => {
    const cookie = await signedInCookie();
    expect(returned(await open({}, cookie)).get('code')).toBeTruthy();
    expect(returned(await open({ login_hint: 'adele@contoso.example' }, cookie)).get('code')).toBeTruthy();
  });

  it('asks where the hint names somebody else', async () => {
    const response = await open({ login_hint: 'alex@contoso.example' }, await signedInCookie());
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Alex Wilber');
  });

  it.each(['login', 'select_account'])('asks again at prompt=%s', async (prompt) => {
    expect((await open({ prompt }, await signedInCookie())).status).toBe(200);
  });

  it('signs in silently at prompt=none', async () => {
    expect(returned(await open({ prompt: 'none' }, await signedInCookie())).get('code')).toBeTruthy();
  });

  it('is refused at prompt=none without a person, for somebody else, and with several people', async () => {
    const cookie = await signedInCookie();
    expect(returned(await open({ prompt: 'none' })).get('error')).toBe('login_required');
    const other = await open({ prompt: 'none', login_hint: 'alex@contoso.example' }, cookie);
    expect(returned(other).get('error')).toBe('login_required');
    const path = `${AUTHORIZE}?${signInQuery()}`;
    const second = await harness.post(path, { email: 'alex@contoso.example' }, { origin: SANDBOX, cookie });
    const both = second.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(returned(await open({ prompt: 'none' }, both)).get('error')).toBe('interaction_required');
    const hinted = await open({ prompt: 'none', login_hint: 'adele@contoso.example' }, both);
    expect(returned(hinted).get('code')).toBeTruthy();
  });

  it('doesn’t count at prompt=none where the tenant’s switch loginRequired is on', async () => {
    const cookie = await signedInCookie();
    harness.contoso.switches.loginRequired = true;
    saveTenant(harness.context.store, harness.contoso);
    expect(returned(await open({ prompt: 'none' }, cookie)).get('error')).toBe('login_required');
    expect(returned(await open({}, cookie)).get('code')).toBeTruthy();
  });

  it('answers AADSTS50020 at prompt=none where the person is no member', async () => {
    const cookie = await signedInCookie('alex@contoso.example');
    const response = await open({ prompt: 'none' }, cookie, 'fabrikam.example');
    expect(returned(response).get('error')).toBe('access_denied');
    expect(returned(response).get('error_description')).toContain('AADSTS50020');
  });

  it('ends a day after its last use, and at sign-out', async () => {
    const cookie = await signedInCookie();
    harness.advance(23 * 3_600_000);
    expect((await open({}, cookie)).status).toBe(303);
    harness.advance(23 * 3_600_000);
    expect((await open({}, cookie)).status).toBe(303);
    harness.advance(25 * 3_600_000);
    expect((await open({}, cookie)).status).toBe(200);
    const fresh = await signedInCookie();
    await harness.get('/organizations/oauth2/v2.0/logout', { cookie: fresh });
    expect((await open({}, fresh)).status).toBe(200);
  });

  it('has a new id after each sign-in', async () => {
    const cookie = await signedInCookie();
    const path = `${AUTHORIZE}?${signInQuery()}`;
    await harness.post(path, { email: 'adele@contoso.example' }, { origin: SANDBOX, cookie });
    expect((await open({}, cookie)).status).toBe(200);
  });
});

describe('signing out', () => {
  const logout = '/organizations/oauth2/v2.0/logout?post_logout_redirect_uri=';

  it('returns to the portal', async () => {
    const response = await harness.get(
      `${logout}${encodeURIComponent('http://localhost:3000/signed-out')}&state=s`,
    );
    expect(response.headers.get('location')).toBe('http://localhost:3000/signed-out?state=s');
  });

  it.each([
    'https://evil.example/',
    'http://localhost:3000@evil.example/',
    'javascript:alert(1)',
    'nonsense',
  ])('never sends a browser to %s', async (uri) => {
    const response = await harness.get(logout + encodeURIComponent(uri));
    expect(response.headers.get('location')).toBeNull();
    expect(response.status).toBe(200);
  });
});
