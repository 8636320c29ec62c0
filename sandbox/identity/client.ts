import { ATTEST_CLIENT_ID, ATTEST_CLIENT_SECRET } from '../core/context';
import { EntraProblem } from './problems';

/** Refuses every client but the registered one. */
export function requireClient(clientId: string | undefined): void {
  if (!clientId) throw new EntraProblem(900144, "The parameter is 'client_id'.");
  if (clientId.toLowerCase() !== ATTEST_CLIENT_ID)
    throw new EntraProblem(700016, `Application: ${clientId}.`);
}

/** Refuses a missing or wrong client secret. */
export function requireSecret(secret: string | null): void {
  if (secret === null) throw new EntraProblem(7000218);
  if (secret !== ATTEST_CLIENT_SECRET) throw new EntraProblem(7000215);
}

const formText = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

/**
 * Puts the credentials of a Basic header (client_secret_basic) into the form, where everything else looks for them.
 * Each half is form-encoded before the two are joined. https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function withBasicCredentials(
  form: URLSearchParams,
  authorization: string | undefined,
): URLSearchParams {
  const encoded = authorization?.match(/^Basic +([\w+/=-]+) *$/i)?.[1];
  if (encoded === undefined) return form;
  const joined = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = joined.indexOf(':');
  if (colon < 0) throw new EntraProblem(9002313, 'The Authorization header holds no id and secret.');
  const whole = new URLSearchParams(form);
  try {
    whole.set('client_id', formText(joined.slice(0, colon)));
    whole.set('client_secret', formText(joined.slice(colon + 1)));
  } catch {
    throw new EntraProblem(9002313, 'The Authorization header is not form-encoded.');
  }
  return whole;
}
