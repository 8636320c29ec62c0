import type { Context } from '../core/context';

/** The address at which Microsoft's own clients expect Entra. */
const ENTRA = 'https://login.microsoftonline.com';

/**
 * The context with the name that the identity side uses in this answer: Entra's own name for a client that
 * was redirected here from it (`npm run sandbox -- --https`), otherwise the sandbox's address.
 */
export function calledAs(context: Context, address: string): Context {
  return new URL(address).host === new URL(ENTRA).host ? { ...context, sandboxUrl: ENTRA } : context;
}

/** The `iss` of a tenant's tokens. */
export function issuerOf(context: Context, tenantId: string): string {
  return `${context.sandboxUrl}/${tenantId}/v2.0`;
}

/** Whether a tenant's tokens may have this `iss`: under either of the two names. */
export function isIssuer(context: Context, tenantId: string, issuer: unknown): boolean {
  return [context, { ...context, sandboxUrl: ENTRA }].some((named) => issuerOf(named, tenantId) === issuer);
}
