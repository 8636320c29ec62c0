import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { NotifierConfig } from '../config';
import type { Mail } from '../mail/digest';
import type { Outcome, PlainSender } from '../run/ports';
import { mimeOf } from './mime';

export type SmtpConfig = Extract<NotifierConfig['sending'], { way: 'smtp' }>;

/** The wait, in ms, before a retry; SMTP names no time. */
const RETRY_AFTER_MS = 30_000;

/** How far a mail has come. Before `mail`, nothing of it has been handed over. */
type Phase = 'connecting' | 'signing in' | 'mail';

const BLOCKED: Record<Exclude<Phase, 'mail'>, string> = {
  connecting: 'The mail server can’t be reached, or not over a TLS that can be trusted.',
  'signing in': 'The mail server does not take the user and the password.',
};

/** The outcome for a reply code: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1 */
function outcomeOf(phase: Phase, responseCode: number | undefined): Outcome<never> {
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500)
    return { kind: 'throttled', afterMs: RETRY_AFTER_MS };
  if (phase !== 'mail') return { kind: 'blocked', why: BLOCKED[phase] };
  return responseCode === undefined
    ? { kind: 'unclear' }
    : { kind: 'refused', why: `The mail server answers ${responseCode}.` };
}

type Done = (error?: Error | null) => void;

/** Sends with a mail server, always over TLS. A server with an invalid certificate gets nothing. */
export function smtpSender(config: SmtpConfig, password: string | undefined, ca?: string): PlainSender<Mail> {
  const { host, port, user } = config;
  const open = () =>
    new SMTPConnection({
      host,
      port,
      secure: config.tls === 'at once',
      requireTLS: true,
      tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
      connectionTimeout: 30_000,
      greetingTimeout: 30_000,
      socketTimeout: 60_000,
    });
  const deliver = async ({ from, to }: Mail, mime: Buffer): Promise<Outcome<null>> => {
    const connection = open();
    let phase: Phase = 'connecting';
    // An event, and not the waiting step, reports a broken connection.
    let broke: Done = () => {};
    const broken = new Promise<never>((_, reject) => {
      broke = reject;
    });
    connection.on('error', (error) => broke(error));
    connection.on('end', () => broke(new Error('The connection ended.')));
    broken.catch(() => {});
    const step = (work: (done: Done) => void) =>
      Promise.race([
        broken,
        new Promise<void>((resolve, reject) => work((error) => (error ? reject(error) : resolve()))),
      ]);
    try {
      await step((done) => connection.connect(done));
      phase = 'signing in';
      if (user !== undefined) await step((done) => connection.login({ user, pass: password ?? '' }, done));
      phase = 'mail';
      await step((done) => connection.send({ from: from.address, to: [to.address] }, mime, done));
      return { kind: 'done', value: null };
    } catch (error) {
      return outcomeOf(phase, (error as { responseCode?: number }).responseCode);
    } finally {
      connection.quit();
    }
  };
  return { kind: 'plain', send: async (mail) => deliver(mail, await mimeOf(mail)) };
}
