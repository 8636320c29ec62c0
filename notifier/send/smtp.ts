import { createTransport } from 'nodemailer';
import type { NotifierConfig } from '../config';
import type { Mail } from '../mail/digest';
import type { Outcome, PlainSender } from '../run/host';
import { mimeOf } from './mime';

export type SmtpConfig = Extract<NotifierConfig['sending'], { way: 'smtp' }>;

/** SMTP names no time to come back at. */
const COME_BACK_MS = 30_000;

/** What nodemailer tells of a failure. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Before these, nothing of a message has been handed over. */
const BEFORE = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO', 'API']);

/** Reply codes: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1 */
function outcomeOf({ code, command = '', responseCode }: SmtpError): Outcome<never> {
  if (code === 'EAUTH' || command.startsWith('AUTH'))
    return { kind: 'blocked', why: 'The mail server does not take the user and the password.' };
  if (code === 'ETLS' || command === 'STARTTLS')
    return { kind: 'blocked', why: 'The mail server and the notifier do not agree on TLS.' };
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: 'refused', why: `The mail server answers ${responseCode}.` };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'throttled', afterMs: COME_BACK_MS };
  return BEFORE.has(command)
    ? { kind: 'blocked', why: 'The mail server can’t be reached.' }
    : { kind: 'unclear' };
}

/** Sends by a mail server, over TLS in any case. A server whose certificate isn't good gets nothing. */
export function smtpSender(config: SmtpConfig, password: string | undefined, ca?: string): PlainSender<Mail> {
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.tls === 'at once',
    requireTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(config.user !== undefined && { auth: { user: config.user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 60_000,
  });
  return {
    kind: 'plain',
    send: async (mail) => {
      const raw = await mimeOf(mail);
      try {
        await transport.sendMail({ envelope: { from: mail.from.address, to: [mail.to.address] }, raw });
        return { kind: 'done', value: null };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
  };
}
