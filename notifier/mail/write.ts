import type { Digest, Mail, MailLook, Thanks } from './digest';

/** Makes a mail. What draws it is loaded with the first one: most runs have none to write. */
export async function writeMail(content: Digest | Thanks, look: MailLook): Promise<Mail> {
  const { renderMail } = await import('./render');
  return renderMail(content, look);
}
