import PostalMime, { type Address } from 'postal-mime';
import type { MessageContent, Recipient } from './messages';

/** The parsed body of a request with MIME. */
export class MimeBody {
  constructor(readonly content: MessageContent) {}
}

const BASE64 = /^[A-Za-z\d+/\r\n\s]+={0,2}\s*$/;

const recipients = (addresses: readonly Address[] = []): Recipient[] =>
  addresses.flatMap(
    ({ name, address, group }) => group ?? (address === undefined ? [] : [{ name, address }]),
  );

/** Reads MIME that was sent as base64; undefined where it is invalid. */
export async function readMime(body: string): Promise<MimeBody | undefined> {
  const bare = body.replace(/\s/g, '');
  if (bare === '' || bare.length % 4 !== 0 || !BASE64.test(body)) return undefined;
  try {
    const mail = await PostalMime.parse(Buffer.from(bare, 'base64'));
    // A text that isn't a mail has no header.
    if (mail.headers.length === 0) return undefined;
    return new MimeBody({
      subject: mail.subject ?? '',
      from: recipients(mail.from && [mail.from])[0] ?? null,
      to: recipients(mail.to),
      cc: recipients(mail.cc),
      bcc: recipients(mail.bcc),
      html: mail.html ?? '',
      text: mail.text ?? '',
      headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      internetMessageId: mail.messageId ?? '',
    });
  } catch {
    return undefined;
  }
}
