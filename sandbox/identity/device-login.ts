import { html } from 'hono/html';
import type { Context } from '../core/context';
import { type Markup, page } from '../core/page';
import { tenantNow } from '../core/tenants';
import { recordSignIn } from '../directory/users';
import { type Account, requireMember } from './accounts';
import { readAuthority } from './authority';
import { requireClient } from './client';
import {
  approveDevice,
  DEVICE_CODE_SECONDS,
  declineDevice,
  findDevice,
  startDevice,
  type WaitingDevice,
} from './device-codes';
import { pickedAccount, pickerPage } from './picker';
import { EntraProblem } from './problems';
import { consentOf, grantScopes } from './scopes';
import { sessionAccounts, startSession } from './sessions';

export const DEVICE_LOGIN = '/devicelogin';

/**
 * The answer to a device that wants to sign in. The page has the sandbox's own
 * address, because a person opens it.
 */
export function answerDevice(
  context: Context,
  segment: string,
  form: URLSearchParams,
): Record<string, unknown> {
  const authority = readAuthority(context.store, segment);
  const clientId = requireClient(context.store, authority, form.get('client_id') ?? undefined);
  const scope = form.get('scope') ?? '';
  grantScopes(scope, consentOf(context, clientId, authority.tenant));
  const device = startDevice(context, { clientId, authority: authority.name, scope });
  const address = `${context.sandboxUrl}${DEVICE_LOGIN}`;
  return {
    user_code: device.userCode,
    device_code: device.deviceCode,
    verification_uri: address,
    expires_in: DEVICE_CODE_SECONDS,
    interval: 5,
    message: `To sign in, use a web browser to open the page ${address} and enter the code ${device.userCode} to authenticate.`,
  };
}

function sheet(title: string, body: Markup): Promise<Response> {
  return page({
    title: `${title} · Sandbox`,
    body: html`<main class="sheet sign-in"><p class="brand">Attest sandbox</p><h1>${title}</h1>${body}</main>`,
  });
}

function codeForm(typed: string, problem?: string): Promise<Response> {
  return sheet(
    'Enter the code of your device',
    html`<p class="quiet">The app on the other device shows it.</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<form method="get" class="email"><label for="user_code">Code</label>
<div class="field"><input id="user_code" name="user_code" value="${typed}" required autocomplete="off" autocapitalize="characters" spellcheck="false">
<button class="button">Next</button></div></form>`,
  );
}

/** A visit of the page: the typed code and the browser's session. */
interface PageVisit {
  typed: string | null;
  sessionId: string | undefined;
}

function picker(context: Context, device: WaitingDevice, { sessionId }: PageVisit, problem?: string) {
  return pickerPage(context, {
    request: { authority: readAuthority(context.store, device.authority), loginHint: null },
    formTargets: [],
    signedIn: sessionAccounts(context, sessionId),
    problem,
  });
}

/** The page where a person enters a device's code and then chooses an account. */
export function openDeviceLogin(context: Context, visit: PageVisit): Promise<Response> {
  if (!visit.typed) return codeForm('');
  try {
    return picker(context, findDevice(context, visit.typed), visit);
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    return codeForm(visit.typed, problem.message);
  }
}

function approve(context: Context, device: WaitingDevice, account: Account): void {
  const tenant = readAuthority(context.store, device.authority).tenant ?? account.tenant;
  const user = requireMember(context.store, account, tenant);
  recordSignIn(context.store, tenant.id, user.id, tenantNow(tenant, context.clock));
  approveDevice(context, device, account);
}

/** Handles the picker's form: an account signs the device in, or the person refuses. */
export function continueDeviceLogin(
  context: Context,
  visit: PageVisit,
  form: URLSearchParams,
): { page: Promise<Response>; sessionId?: string } {
  let device: WaitingDevice | undefined;
  try {
    device = findDevice(context, visit.typed ?? '');
    if (form.has('cancel')) {
      declineDevice(context, device);
      return { page: sheet('The device is not signed in', html`<p>You can close this page.</p>`) };
    }
    const { tenant } = readAuthority(context.store, device.authority);
    const account = pickedAccount(context, tenant, form);
    approve(context, device, account);
    const done = html`<p>You can close this page and go on at the device.</p>`;
    return {
      page: sheet('The device is signed in', done),
      sessionId: startSession(context, visit.sessionId, account),
    };
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    if (!device) return { page: codeForm(visit.typed ?? '', problem.message) };
    return { page: picker(context, device, visit, problem.message) };
  }
}
