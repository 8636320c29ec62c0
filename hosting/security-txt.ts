import { type ExportedFile, exportedFile } from './exported-files';

/** Where a finder of a security problem looks for whom to tell: https://www.rfc-editor.org/rfc/rfc9116 */
export const SECURITY_TXT = '.well-known/security.txt';

/** The file with the host's own contact in place of the exported one, which is nobody's. */
export function withContact({ name, body }: ExportedFile, contact: string): ExportedFile {
  const text = new TextDecoder().decode(body).replace(/^Contact:.*$/m, () => `Contact: ${contact}`);
  return exportedFile(name, new TextEncoder().encode(text));
}
