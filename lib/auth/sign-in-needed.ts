/** Only the reader can go on: a token can't be had without showing them a page of the identity provider. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/**
 * MSAL's codes, beside its InteractionRequiredAuthError, that end in a sign-in.
 * The two timeouts are what a browser without third-party cookies makes of the hidden frame
 * (https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/8434).
 */
const NEEDS_READER = new Set([
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
  'timed_out',
  'monitor_window_timeout',
  'redirect_bridge_timeout',
  'redirect_bridge_empty_response',
  'no_account_error',
  'no_account_found',
  'no_tokens_found',
  'refresh_token_expired',
  'invalid_grant',
  'bad_token',
  'silent_sso_error',
  'access_denied',
]);

/** Whether an error of MSAL's means that the reader has to sign in again. Branches on `errorCode`, never on words. */
export function needsReader(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'InteractionRequiredAuthError') return true;
  const { errorCode } = error as { errorCode?: unknown };
  return typeof errorCode === 'string' && NEEDS_READER.has(errorCode);
}
