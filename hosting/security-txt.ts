/** Where a finder of a security problem looks for whom to tell: https://www.rfc-editor.org/rfc/rfc9116 */
export const SECURITY_TXT = '.well-known/security.txt';

/** The text with the host's own contact in place of the exported one, which is nobody's. */
export const securityText = (exported: string, contact: string): string =>
  exported.replace(/^Contact:.*$/m, () => `Contact: ${contact}`);
