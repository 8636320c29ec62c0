import { randomUUID } from 'node:crypto';

interface Refusal {
  status: number;
  error: string;
  message: string;
}

/**
 * Entra's refusals by their AADSTS number.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const REFUSALS = {
  16000: refusal('interaction_required', 'Several accounts are signed in and none was named.'),
  50011: refusal('invalid_request', 'The redirect URI is not one of those registered for the application.'),
  50020: refusal(
    'access_denied',
    'The user account does not exist in this tenant; it must be added as a guest first.',
  ),
  50034: refusal('invalid_grant', 'The user account does not exist in this directory.'),
  50057: refusal('invalid_grant', 'The user account is disabled.'),
  50058: refusal('login_required', 'A silent sign-in was asked for, but no user is signed in.'),
  50059: refusal('invalid_request', 'Neither the request nor a credential in it names a tenant.'),
  50126: refusal('invalid_grant', 'Invalid user name or password.'),
  50173: refusal('invalid_grant', 'The grant was revoked; a fresh sign-in is needed.'),
  54005: refusal('invalid_grant', 'The authorization code was already redeemed; ask for a new one.'),
  65001: refusal('invalid_grant', 'Nobody has consented to this permission for the application.'),
  65004: refusal('access_denied', 'The user declined to sign in.'),
  70000: refusal('invalid_grant', 'The grant is not valid for this client, tenant or redirect URI.'),
  70003: refusal('unsupported_grant_type', 'The grant type is not supported.'),
  70016: refusal('authorization_pending', 'The person has not entered the code yet; ask again.'),
  70018: refusal('bad_verification_code', 'There is no such code, or another device used it up.'),
  70019: refusal('expired_token', 'The code of the device has expired; start again.'),
  70008: refusal('invalid_grant', 'The authorization code or refresh token has expired.'),
  70011: refusal('invalid_scope', 'The scope is not valid.'),
  90002: refusal('invalid_request', 'The tenant was not found. Check the tenant id or domain.'),
  90023: refusal('invalid_request', 'A parameter has a value that is not supported.'),
  500011: refusal('invalid_resource', 'The resource was not found in the tenant.'),
  501481: refusal(
    'invalid_grant',
    'The code verifier does not match the code challenge of the authorization request.',
  ),
  650053: refusal(
    'invalid_scope',
    'The application asked for a permission that does not exist on the resource.',
  ),
  700016: refusal('unauthorized_client', 'The application was not found in the directory.'),
  700054: refusal('unsupported_response_type', 'Only response_type=code is enabled for the application.'),
  700084: refusal('invalid_grant', 'The refresh token of a single-page app ended 24 hours after sign-in.'),
  900144: refusal('invalid_request', 'A required parameter is missing.'),
  1002012: refusal(
    'invalid_scope',
    'Client credentials need the scope of the resource followed by /.default.',
  ),
  7000215: refusal('invalid_client', 'The client secret is not right.', 401),
  7000218: refusal(
    'invalid_client',
    "The request body must contain the parameter 'client_assertion' or 'client_secret'.",
    401,
  ),
  9002313: refusal('invalid_request', 'The request is malformed.'),
  9002325: refusal('invalid_request', 'Proof Key for Code Exchange with S256 is required.'),
  9002326: refusal('invalid_request', 'Cross-origin redemption is only for single-page applications.'),
  9002327: refusal(
    'invalid_request',
    'A single-page application redeems its tokens in cross-origin requests only.',
  ),
} satisfies Record<number, Refusal>;

type AadstsCode = keyof typeof REFUSALS;

function refusal(error: string, message: string, status = 400): Refusal {
  return { status, error, message };
}

/** A refusal of the identity side, with Entra's number. */
export class EntraProblem extends Error {
  override name = 'EntraProblem';
  readonly status: number;
  readonly error: string;

  /** `detail` (a parameter or a value) is added to the message; `error` overrides the usual OAuth error. */
  constructor(
    readonly code: AadstsCode,
    detail = '',
    error?: string,
  ) {
    super(`AADSTS${code}: ${REFUSALS[code].message}${detail && ` ${detail}`}`);
    this.status = REFUSALS[code].status;
    this.error = error ?? REFUSALS[code].error;
  }
}

/** The body of Entra's token errors. `timestamp` is machine time. */
interface EntraErrorBody {
  error: string;
  error_description: string;
  error_codes: number[];
  timestamp: string;
  trace_id: string;
  correlation_id: string;
  suberror?: string;
}

/**
 * The body of a refusal as Entra writes it. `correlationId` is the caller's
 * `client-request-id`, if it sent one.
 */
export function entraErrorBody(
  problem: EntraProblem,
  machineNow: number,
  correlationId?: string,
): EntraErrorBody {
  const timestamp = `${new Date(machineNow).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = randomUUID();
  const correlation = correlationId || randomUUID();
  return {
    error: problem.error,
    error_description: `${problem.message} Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [problem.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlation,
    ...(problem.code === 65001 ? { suberror: 'consent_required' } : {}),
  };
}
