import type { Context } from '../core/context';
import { tenantNow } from '../core/tenants';
import { recordSignIn } from '../directory/users';
import { type Account, findAccount, isAddressOf, requireMember, seenIn } from './accounts';
import {
  type AuthorizeRequest,
  type ReturnAddress,
  readAuthorizeRequest,
  readReturnAddress,
} from './authorize-request';
import { type Candidate, chooseAccount } from './choose-account';
import { issueCode } from './codes';
import { clientInfo } from './issue-tokens';
import { pickedAccount, pickerPage } from './picker';
import { EntraProblem, entraErrorBody } from './problems';
import { type AnswerReturn, returnAnswer } from './return-answer';
import { sessionAccounts, startSession } from './sessions';

/** A call of the authorize address. */
export interface AuthorizeCall {
  segment: string;
  query: URLSearchParams;
  sessionId: string | undefined;
}

/**
 * Where the browser goes next: to a page, or back to the app (with the browser's new
 * session id, if somebody signed in).
 */
export type AuthorizeAnswer = AnswerReturn & { sessionId?: string };

/** Browsers also check where a form's redirects end. */
const originOf = ({ redirectUri }: ReturnAddress): string => new URL(redirectUri).origin;

function candidates(context: Context, request: AuthorizeRequest, accounts: Account[]): Candidate[] {
  const { authority, loginHint } = request;
  return accounts.map((account) => {
    const user = authority.tenant ? seenIn(context.store, account, authority.tenant) : account.user;
    const hinted = [account.user, ...(user ? [user] : [])].some(
      (one) => !loginHint || isAddressOf(one, loginHint),
    );
    return { account, hinted, known: user !== undefined };
  });
}

/**
 * Whether sign-in frames see no session, as in browsers without third-party cookies; a switch of the tenant.
 */
function framesSeeNoSession(context: Context, request: AuthorizeRequest, accounts: Account[]): boolean {
  if (request.prompt !== 'none') return false;
  const hinted = request.loginHint && findAccount(context.store, request.loginHint, request.authority.tenant);
  const tenants = [
    request.authority.tenant,
    ...(hinted ? [hinted] : accounts).map((account) => account.tenant),
  ];
  return tenants.some((tenant) => tenant?.switches.loginRequired);
}

function grant(
  context: Context,
  request: AuthorizeRequest,
  to: ReturnAddress,
  account: Account,
): AnswerReturn {
  const tenant = request.authority.tenant ?? account.tenant;
  const user = requireMember(context.store, account, tenant);
  if (request.prompt !== 'none')
    recordSignIn(context.store, tenant.id, user.id, tenantNow(tenant, context.clock));
  const code = issueCode(context, {
    tenantId: tenant.id,
    homeTenantId: account.tenant.id,
    userId: account.user.id,
    clientId: request.clientId,
    redirectUri: to.redirectUri,
    scope: request.scope,
    challenge: request.challenge,
    nonce: request.nonce,
  });
  return returnAnswer(to, {
    code,
    ...(request.wantsClientInfo ? { client_info: clientInfo(account) } : {}),
    session_state: account.user.id,
  });
}

function returnProblem(context: Context, to: ReturnAddress, problem: unknown): AuthorizeAnswer {
  if (!(problem instanceof EntraProblem)) throw problem;
  const { error, error_description, suberror } = entraErrorBody(problem, context.clock.now());
  // Without a token request there is no grant to be invalid: the authorize endpoint uses another error name.
  const name = suberror ?? (error === 'invalid_grant' ? 'access_denied' : error);
  return returnAnswer(to, { error: name, error_description, ...(suberror ? { suberror } : {}) });
}

/** Starts a sign-in: continues at once, shows the account picker, or returns a refusal. */
export function openSignIn(context: Context, call: AuthorizeCall): AuthorizeAnswer {
  const { authority, to, needsChallenge } = readReturnAddress(context, call.segment, call.query);
  try {
    const request = readAuthorizeRequest(context, authority, call.query, needsChallenge);
    const signedIn = sessionAccounts(context, call.sessionId);
    const visible = framesSeeNoSession(context, request, signedIn) ? [] : signedIn;
    const choice = chooseAccount(request.prompt, candidates(context, request, visible));
    if ('pick' in choice)
      return { page: pickerPage(context, { request, formTargets: [originOf(to)], signedIn }) };
    return grant(context, request, to, choice.account);
  } catch (problem) {
    return returnProblem(context, to, problem);
  }
}

/** Handles the picker's form. The picker itself shows a message to people who can't sign in here. */
export function continueSignIn(
  context: Context,
  call: AuthorizeCall,
  form: URLSearchParams,
): AuthorizeAnswer {
  const { authority, to, needsChallenge } = readReturnAddress(context, call.segment, call.query);
  try {
    const request = readAuthorizeRequest(context, authority, call.query, needsChallenge);
    if (form.has('cancel')) throw new EntraProblem(65004);
    return signInAsPicked(context, call, { request, to, form });
  } catch (problem) {
    return returnProblem(context, to, problem);
  }
}

function signInAsPicked(
  context: Context,
  call: AuthorizeCall,
  { request, to, form }: { request: AuthorizeRequest; to: ReturnAddress; form: URLSearchParams },
): AuthorizeAnswer {
  try {
    const account = pickedAccount(context, request.authority.tenant, form);
    const back = grant(context, request, to, account);
    return { ...back, sessionId: startSession(context, call.sessionId, account) };
  } catch (problem) {
    if (!(problem instanceof EntraProblem)) throw problem;
    const signedIn = sessionAccounts(context, call.sessionId);
    const typed = form.get('email') ?? undefined;
    return {
      page: pickerPage(context, {
        request,
        formTargets: [originOf(to)],
        signedIn,
        problem: problem.message,
        typed,
      }),
    };
  }
}
