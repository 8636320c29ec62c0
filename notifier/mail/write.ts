import { UnwritableMail } from '../problem';
import type { Digest, Mail, MailLook, Thanks } from './digest';

/**
 * Renders a mail. The renderer is loaded with the first mail, because most runs write none.
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
