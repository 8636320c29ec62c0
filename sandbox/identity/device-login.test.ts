import { decodeJwt } from 'jose';
import { beforeEach, expect, it } from 'vitest';
import { ATTEST_CLIENT_ID } from '../core/context';
import { askToken, createHarness, type IdentityHarness, SANDBOX, tokenBody } from './testing';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
let harness: IdentityHarness;

beforeEach(() => {
  harness = createHarness();
});

interface Device {
  user_code: string;
  device_code: string;
  verification_uri: string;
  expires_in: number;
}

async function device(tenant = 'organizations', scope = 'User.Read offline_access'): Promise<Device> {
  const path = `/${tenant}/oauth2/v2.0/devicecode`;
  return (await harness.post(path, { client_id: ATTEST_CLIENT_ID, scope })).json() as Promise<Device>;
}

const poll = ({ device_code }: Device, tenant = 'organizations') =>
  askToken(harness, { grant_type: GRANT, device_code }, tenant);

const enter = (code: string, form: Record<string, string>, origin = SANDBOX) =>
  harness.post(`/devicelogin?user_code=${code}`, form, { origin });

it('signs a device in after somebody has entered its code and picked a person', async () => {
  const one = await device();
  expect(one).toMatchObject({ verification_uri: `${SANDBOX}/devicelogin`, expires_in: 900 });
  expect((await tokenBody(poll(one))).error).toBe('authorization_pending');
  const page = await (await harness.get(`/devicelogin?user_code=${one.user_code.toLowerCase()}`)).text();
  expect(page).toContain('Adele Vance');
  const done = await enter(one.user_code, { email: 'adele@contoso.example' });
  expect(await done.text()).toContain('The device is signed in');
  expect(done.headers.get('set-cookie')).toContain('HttpOnly');
  expect(done.headers.get('content-security-policy')).toContain("default-src 'none'");
  const answer = await tokenBody(poll(one));
  expect(decodeJwt(answer.access_token)).toMatchObject({ oid: harness.adele.id, scp: 'User.Read' });
  expect(answer.refresh_token).toBeTruthy();
  const shortly = { grant_type: 'device_code', device_code: one.device_code };
  expect((await tokenBody(askToken(harness, shortly))).error_codes).toEqual([54005]);
});

it('reports to the device that the person declined, or that its code is expired or unknown', async () => {
  const [declined, late] = [await device(), await device()];
  await enter(declined.user_code, { cancel: '1' });
  expect((await tokenBody(poll(declined))).error).toBe('authorization_declined');
  harness.advance(15 * 60_000);
  expect((await tokenBody(poll(late))).error).toBe('expired_token');
  expect((await tokenBody(poll({ ...late, device_code: 'x' }))).error).toBe('bad_verification_code');
});

it('shows on the page why a code or a person is refused', async () => {
  const one = await device('contoso.example');
  expect(await (await harness.get('/devicelogin')).text()).toMatch(/<label for="user_code">Code<\/label>/);
  expect(await (await harness.get('/devicelogin?user_code=%3Cb%3E')).text()).toMatch(
    /AADSTS70018[\s\S]*value="&lt;b&gt;"/,
  );
  expect(await (await enter(one.user_code, { email: 'fay@fabrikam.example' })).text()).toContain(
    'AADSTS50020',
  );
  expect(
    (await enter(one.user_code, { email: 'adele@contoso.example' }, 'https://evil.example')).status,
  ).toBe(403);
  expect((await tokenBody(poll(one, 'contoso.example'))).error).toBe('authorization_pending');
  await enter(one.user_code, { email: 'adele@contoso.example' });
  expect(await (await enter(one.user_code, { email: 'alex@contoso.example' })).text()).toContain(
    'AADSTS70018',
  );
  expect((await tokenBody(poll(one))).error_codes).toEqual([70000]);
});

it('refuses an impossible permission or tenant before anybody enters a code', async () => {
  expect(await device('organizations', 'Mail.Read')).toMatchObject({ error_codes: [65001] });
  expect(await device('nowhere.example')).toMatchObject({ error_codes: [90002] });
});
