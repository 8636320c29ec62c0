import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  askToken,
  createHarness,
  type IdentityHarness,
  PORTAL,
  password,
  SANDBOX,
  signIn,
  tokenBody,
} from './testing';
import { revokeRefreshTokens } from './token-settings';

const HOUR = 3_600_000;
let harness: IdentityHarness;

beforeEach(() => {
  harness = createHarness();
});

function refresh(
  refresh_token = '',
  tenant = 'organizations',
  headers: Record<string, string> = { origin: PORTAL },
): Promise<Response> {
  return askToken(harness, { grant_type: 'refresh_token', refresh_token }, tenant, headers);
}

describe('a refresh token', () => {
  it('gets a successor when used and stays valid itself', async () => {
    const first = await signIn(harness);
    const second = await tokenBody(refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.access_token).oid).toBe(harness.adele.id);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('of a single-page app ends 24 hours after sign-in, and so do its successors', async () => {
    const first = await signIn(harness);
    harness.advance(23 * HOUR);
    const second = await tokenBody(refresh(first.refresh_token));
    harness.advance(HOUR);
    expect(await tokenBody(refresh(first.refresh_token))).toMatchObject({
      error: 'invalid_grant',
      error_codes: [700084],
    });
    expect((await tokenBody(refresh(second.refresh_token))).error_codes).toEqual([700084]);
  });

  it('of a script is still valid after two days', async () => {
    const { refresh_token } = await tokenBody(password(harness, 'adele@contoso.example'));
    harness.advance(48 * HOUR);
    expect((await refresh(refresh_token, 'organizations', {})).status).toBe(200);
  });

  it('works only for its client and in a browser', async () => {
    const { refresh_token = '' } = await signIn(harness);
    const other = {
      grant_type: 'refresh_token',
      refresh_token,
      client_id: '00000000-0000-0000-0000-000000000001',
    };
    expect(
      (await tokenBody(askToken(harness, other, 'organizations', { origin: PORTAL }))).error_codes,
    ).toEqual([700016]);
    expect((await tokenBody(refresh(refresh_token, 'organizations', {}))).error_codes).toEqual([9002327]);
    expect((await tokenBody(refresh('forged'))).error_codes).toEqual([70000]);
  });

  it('is refused once revoked', async () => {
    const { refresh_token } = await signIn(harness);
    expect(revokeRefreshTokens(harness.context, harness.contoso)).toBe(1);
    expect(await tokenBody(refresh(refresh_token))).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
    });
    expect((await refresh((await signIn(harness)).refresh_token)).status).toBe(200);
  });

  it('works in a tenant where the person is a guest, and in no other', async () => {
    const { refresh_token, client_info } = await signIn(harness);
    const answer = await tokenBody(refresh(refresh_token, harness.fabrikam.id));
    expect(decodeJwt(answer.access_token)).toMatchObject({
      tid: harness.fabrikam.id,
      iss: `${SANDBOX}/${harness.fabrikam.id}/v2.0`,
    });
    expect(decodeJwt(answer.access_token).oid).not.toBe(harness.adele.id);
    expect(answer.client_info).toBe(client_info);
    const alex = await tokenBody(password(harness, 'alex@contoso.example'));
    expect((await tokenBody(refresh(alex.refresh_token, 'fabrikam.example', {}))).error_codes).toEqual([
      50020,
    ]);
  });
});
