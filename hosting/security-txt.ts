/**
 * The address at which people who found a security problem look for a contact:
 * https://www.rfc-editor.org/rfc/rfc9116
 */
export const SECURITY_TXT = '.well-known/security.txt';

/** The exported text with the host's own contact instead of the placeholder. */
export const securityText = (exported: string, contact: string): string =>
  exported.replace(/^Contact:.*$/m, () => `Contact: ${contact}`);
