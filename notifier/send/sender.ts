import type { NotifierConfig } from '../config';
import type { Mail } from '../mail/digest';
import type { DraftSender, PlainSender } from '../run/ports';
import { draftSender } from './drafts';
import type { MailboxOptions } from './exchange';
import { plainSender } from './plain';
import { smtpSender } from './smtp';

export type MailSender = PlainSender<Mail> | DraftSender<Mail>;

export interface SenderOptions extends Pick<MailboxOptions, 'fetch' | 'getToken'> {
  config: NotifierConfig;
  smtpPassword?: string;
}

/** Opens the configured way of sending. */
export function openSender({ config, fetch, getToken, smtpPassword }: SenderOptions): MailSender {
  const { sending, cloud, mailbox } = config;
  if (sending.way === 'smtp') return smtpSender(sending, smtpPassword);
  const options = { cloud, mailbox, fetch, getToken };
  return sending.way === 'drafts' ? draftSender(options) : plainSender(options);
}
