import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mail } from '../mail/digest';

/**
 * The message as it is sent (RFC 5322), with text and HTML. Nothing in it names a file or an address to
 * fetch.
 */
export function mimeOf({
  from,
  to,
  subject,
  html,
  text,
  headers,
  messageId,
  references,
}: Mail): Promise<Buffer> {
  const named = (one: Mail['from']) => ({ name: one.displayName, address: one.address });
  return new MailComposer({
    from: named(from),
    to: named(to),
    subject,
    text,
    html,
    messageId,
    ...(references.length > 0 && { references: [...references], inReplyTo: references.at(-1) }),
    headers: { ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
