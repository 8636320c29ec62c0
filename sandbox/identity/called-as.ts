import type { Context } from '../core/context';

/** Where Microsoft's own clients look for Entra. */
const ENTRA = 'https://login.microsoftonline.com';

/**
 * What the identity side calls itself in answers to this call: Entra's own name where a client that knows no other has
 * been led here by it (`npm run sandbox -- --https`), the sandbox's address else.
 */
export function calledAs(context: Context, address: string): Context {
  return new URL(address).host === new URL(ENTRA).host ? { ...context, sandboxUrl: ENTRA } : context;
}

/** The `iss` of a tenant's tokens. */
export function issuerOf(context: Context, tenantId: string): string {
  return `${context.sandboxUrl}/${tenantId}/v2.0`;
}

/** Whether a tenant's tokens may carry this `iss`: under either of the names. */
export function isIssuer(context: Context, tenantId: string, issuer: unknown): boolean {
  return [context, { ...context, sandboxUrl: ENTRA }].some((named) => issuerOf(named, tenantId) === issuer);
}
