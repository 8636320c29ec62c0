import { randomBytes, randomInt } from 'node:crypto';
import type { Context } from '../core/context';
import type { Account } from './accounts';
import { EntraProblem } from './problems';

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#device-authorization-response */
export const DEVICE_CODE_SECONDS = 15 * 60;

/** A device that waits for a person to enter its code on a page. */
export interface WaitingDevice {
  deviceCode: string;
  userCode: string;
  clientId: string;
  /** The tenant segment of the device's request. */
  authority: string;
  scope: string;
}

interface Row {
  device_code: string;
  user_code: string;
  client_id: string;
  authority: string;
  scope: string;
  issued_at: number;
  home_tenant_id: string | null;
  user_id: string | null;
  declined_at: number | null;
  redeemed_at: number | null;
}

/** Letters and digits that can't be confused with each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const newUserCode = (): string =>
  Array.from({ length: 9 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

const hasEnded = (context: Context, row: Row): boolean =>
  context.clock.now() >= row.issued_at + DEVICE_CODE_SECONDS * 1000;

/** Stores a device's request and returns its two codes: one for the device, one for the person. */
export function startDevice(
  context: Context,
  asked: Omit<WaitingDevice, 'deviceCode' | 'userCode'>,
): WaitingDevice {
  const device = { ...asked, deviceCode: randomBytes(48).toString('base64url'), userCode: newUserCode() };
  context.store.run(
    `insert into device_codes (device_code, user_code, client_id, authority, scope, issued_at)
      values (?, ?, ?, ?, ?, ?)`,
    device.deviceCode,
    device.userCode,
    device.clientId,
    device.authority,
    device.scope,
    context.clock.now(),
  );
  return device;
}

/** The device of a typed code (in any case, with spaces around it); refuses a wrong, used or expired code. */
export function findDevice(context: Context, typed: string): WaitingDevice {
  const sql = 'select * from device_codes where user_code = ?';
  const row = context.store.get<Row>(sql, typed.trim().toUpperCase());
  if (!row || row.user_id !== null || row.declined_at !== null) throw new EntraProblem(70018);
  if (hasEnded(context, row)) throw new EntraProblem(70019);
  return {
    deviceCode: row.device_code,
    userCode: row.user_code,
    clientId: row.client_id,
    authority: row.authority,
    scope: row.scope,
  };
}

/** Records who signed the device in. */
export function approveDevice({ store }: Context, device: WaitingDevice, account: Account): void {
  store.run(
    'update device_codes set home_tenant_id = ?, user_id = ? where device_code = ?',
    account.tenant.id,
    account.user.id,
    device.deviceCode,
  );
}

/** Records that the person refused the device's sign-in. */
export function declineDevice({ store, clock }: Context, device: WaitingDevice): void {
  const sql = 'update device_codes set declined_at = ? where device_code = ?';
  store.run(sql, clock.now(), device.deviceCode);
}

interface DeviceGrant {
  homeTenantId: string;
  userId: string;
  authority: string;
  scope: string;
}

/**
 * The person's grant to a device, once. Refuses until the person has answered, after a refusal,
 * and after the code has expired.
 */
export function redeemDeviceCode(context: Context, deviceCode: string, clientId: string): DeviceGrant {
  const { store, clock } = context;
  const row = store.get<Row>('select * from device_codes where device_code = ?', deviceCode);
  if (!row || row.client_id !== clientId) throw new EntraProblem(70018);
  if (row.redeemed_at !== null) throw new EntraProblem(54005);
  if (row.declined_at !== null) throw new EntraProblem(65004, '', 'authorization_declined');
  if (hasEnded(context, row)) throw new EntraProblem(70019);
  if (row.home_tenant_id === null || row.user_id === null) throw new EntraProblem(70016);
  store.run('update device_codes set redeemed_at = ? where device_code = ?', clock.now(), deviceCode);
  const { home_tenant_id: homeTenantId, user_id: userId, authority, scope } = row;
  return { homeTenantId, userId, authority, scope };
}
