import type { Mail } from '../mail/digest';
import type { PlainSender } from '../run/ports';
import { ask, type MailboxOptions, noMailbox } from './exchange';
import { mimeOf } from './mime';

/**
 * A message as MIME in base64, a form that allows any header.
 * https://learn.microsoft.com/graph/outlook-send-mime-message
 */
export const asMime = async (mail: Mail): Promise<{ headers: Record<string, string>; body: string }> => ({
  headers: { 'content-type': 'text/plain' },
  body: (await mimeOf(mail)).toString('base64'),
});

/** https://learn.microsoft.com/graph/api/user-sendmail */
export function plainSender(options: MailboxOptions): PlainSender<Mail> {
  return {
    kind: 'plain',
    send: async (mail) => {
      const outcome = await ask(options, { method: 'POST', path: '/sendMail', ...(await asMime(mail)) });
      if (outcome.kind !== 'done') return outcome;
      return outcome.value.status === 404 ? noMailbox(options.mailbox) : { kind: 'done', value: null };
    },
  };
}
