import { UnwritableMail } from '../problem';
import type { Digest, Mail, MailLook, Thanks } from './digest';

/**
 * Makes a mail. What draws it is loaded with the first one: most runs have none to write.
 * @throws UnwritableMail
 */
export async function writeMail(content: Digest | Thanks, look: MailLook): Promise<Mail> {
  const { renderMail } = await import('./render');
  try {
    return await renderMail(content, look);
  } catch (cause) {
    throw new UnwritableMail('a mail could not be made', { cause });
  }
}
