/** No token can be had without showing the reader a page of the identity provider. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  /** The number of Entra's AADSTS code, where the error has one. */
  readonly entraCode?: number;

  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    const code = entraCodeOf(options.cause);
    if (code !== undefined) this.entraCode = code;
  }
}

/**
 * The number of the AADSTS code in an MSAL error: from its field, else from the beginning of Entra's message.
 *
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function entraCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { errorNo, errorMessage } = error as { errorNo?: unknown; errorMessage?: unknown };
  const fromField = /^\d{4,8}$/.exec(String(errorNo ?? ''))?.[0];
  const text = typeof errorMessage === 'string' ? errorMessage.slice(0, 500) : '';
  const number = fromField ?? /AADSTS(\d{4,8})/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/**
 * MSAL's codes, besides InteractionRequiredAuthError, that a new sign-in solves. The two timeouts are what a browser
 * without third-party cookies gives for the hidden frame
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

/** Whether an MSAL error means that the reader has to sign in again. Checks codes, never message texts. */
export function needsReader(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'InteractionRequiredAuthError') return true;
  const { errorCode } = error as { errorCode?: unknown };
  // An AADSTS code shows that Entra was reached and refused; the same request would be refused again.
  return (typeof errorCode === 'string' && NEEDS_READER.has(errorCode)) || entraCodeOf(error) !== undefined;
}
