import { html } from 'hono/html';
import type { Context } from '../core/context';
import { defaultTenant } from '../core/default-tenant';
import { type Markup, page } from '../core/page';
import { findTenant, type Tenant } from '../core/tenants';
import { countUsers, listUsers, type User } from '../directory/users';
import { type Account, accountOf, findAccount, seenIn } from './accounts';
import type { AuthorizeRequest } from './authorize-request';
import { EntraProblem } from './problems';

/** At most this many people have a button; the address of anybody else is typed. */
const MAX_PEOPLE = 60;

/** In a tenant of thousands, only this many people are sorted, and the rest is counted. */
const MAX_SORTED = 500;

/** The parts of a sign-in that the picker needs. */
type PickerRequest = Pick<AuthorizeRequest, 'authority' | 'loginHint'>;

interface Choice {
  tenant: Tenant;
  user: User;
  signedIn: boolean;
}

function people(tenant: Tenant, users: User[], signedIn: Account[]): Choice[] {
  const isSignedIn = (user: User) => signedIn.some((account) => account.user.id === user.id);
  return users
    .filter((user) => user.accountEnabled)
    .map((user) => ({ tenant, user, signedIn: isSignedIn(user) }))
    .sort(
      (a, b) =>
        Number(b.signedIn) - Number(a.signedIn) || a.user.displayName.localeCompare(b.user.displayName),
    );
}

function choices(context: Context, request: PickerRequest, signedIn: Account[]): Choice[] {
  const tenant = request.authority.tenant ?? defaultTenant(context.store);
  if (!tenant) return [];
  const hinted = request.loginHint && findAccount(context.store, request.loginHint, request.authority.tenant);
  if (hinted && (!request.authority.tenant || seenIn(context.store, hinted, request.authority.tenant)))
    return people(hinted.tenant, [hinted.user], signedIn);
  const elsewhere = request.authority.tenant
    ? []
    : signedIn.filter((account) => account.tenant.id !== tenant.id);
  return [
    ...elsewhere.map((account) => ({ ...account, signedIn: true })),
    ...people(tenant, listUsers(context.store, tenant.id, { skip: 0, top: MAX_SORTED }), signedIn),
  ];
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
}

/** The address that a person would type; nobody knows a guest's principal name. */
function addressOf({ userType, mail, userPrincipalName }: User): string {
  return userType === 'Guest' && mail ? mail : userPrincipalName;
}

function personButton({ tenant, user, signedIn }: Choice): Markup {
  return html`<li><button class="person" name="account" value="${tenant.id}/${user.id}">
<span class="initials" aria-hidden="true">${initials(user.displayName)}</span>
<span class="who"><bdi class="name">${user.displayName}</bdi>
${user.jobTitle ? html`<bdi class="quiet">${user.jobTitle}</bdi>` : ''}
<bdi class="quiet">${addressOf(user)}</bdi></span>
${signedIn ? html`<span class="badge">Signed in</span>` : ''}
</button></li>`;
}

function peopleForm(heading: string, shown: Choice[], total: number): Markup {
  if (total === 0) return html``;
  const rest = total - shown.length;
  return html`<form method="post"><h2>${heading}</h2>
<ul class="people">${shown.map(personButton)}</ul>
${rest > 0 ? html`<p class="quiet">And ${rest} more: type the address of any of them.</p>` : ''}
</form>`;
}

function emailForm(hint: string): Markup {
  return html`<form method="post" class="email">
<label for="email">Email</label>
<div class="field"><input id="email" name="email" type="email" value="${hint}" required autocomplete="username" autocapitalize="none" spellcheck="false">
<button class="button">Next</button></div></form>`;
}

interface PickerOptions {
  request: PickerRequest;
  /** The origins at which the sign-in may end. */
  formTargets: string[];
  signedIn: Account[];
  /** Why the last choice was refused. */
  problem?: string;
  /** The typed address, for correction. */
  typed?: string;
}

/** The account picker. Each of its forms posts to the picker's own address. */
export function pickerPage(
  context: Context,
  { request, formTargets, signedIn, problem, typed }: PickerOptions,
): Promise<Response> {
  const all = choices(context, request, signedIn);
  const narrowed = request.loginHint !== null && all.length === 1;
  const organisation = request.authority.tenant?.displayName;
  const tenant = request.authority.tenant ?? defaultTenant(context.store);
  const unread = tenant ? Math.max(0, countUsers(context.store, tenant.id) - MAX_SORTED) : 0;
  return page({
    title: 'Sign in · Sandbox',
    formTargets,
    body: html`<main class="sheet sign-in">
<p class="brand">Attest sandbox</p>
<h1>Sign in${organisation ? html` to <bdi>${organisation}</bdi>` : ''}</h1>
<p class="quiet">This is a local stand-in for Microsoft Entra. It asks for no password.</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
${narrowed ? peopleForm('Continue as', all, all.length) : ''}
${narrowed ? html`<h2>Or somebody else</h2>` : ''}
${emailForm(typed ?? (narrowed ? '' : (request.loginHint ?? '')))}
${narrowed ? '' : peopleForm('Or choose a person', all.slice(0, MAX_PEOPLE), all.length + unread)}
<form method="post"><button class="button plain" name="cancel" value="1">Cancel</button></form>
</main>`,
  });
}

/**
 * The account chosen in the picker's form, by a button or a typed address; `tenant` is the tenant
 * of the sign-in, if one is named.
 */
export function pickedAccount(context: Context, tenant: Tenant | null, form: URLSearchParams): Account {
  const [tenantId = '', userId = ''] = (form.get('account') ?? '').split('/');
  const home = findTenant(context.store, tenantId);
  const picked = home && accountOf(context.store, home, userId);
  const account = picked ?? findAccount(context.store, (form.get('email') ?? '').trim(), tenant);
  if (!account) throw new EntraProblem(50034);
  return account;
}
