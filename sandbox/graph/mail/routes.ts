import type { Permission, Route } from '../route';
import * as messages from './messages';
import { getMailboxSettings, patchMailboxSettings } from './settings';

/**
 * https://learn.microsoft.com/graph/permissions-reference: a user's permission covers their own
 * mailbox, an application's covers all.
 */
const both = (...names: string[]): Permission => ({ delegated: names, application: names });

const SEND = both('Mail.Send');
const WRITE = both('Mail.ReadWrite');
const READ = both('Mail.ReadWrite', 'Mail.Read', 'Mail.ReadBasic', 'Mail.ReadBasic.All');
const READ_SETTINGS = both('MailboxSettings.Read', 'MailboxSettings.ReadWrite');
const WRITE_SETTINGS = both('MailboxSettings.ReadWrite');

const MESSAGE = '/users/{user}/messages/{message}';

/** The routes for sending mail, drafts, and the settings of a mailbox. */
export const MAIL_ROUTES: readonly Route[] = [
  { method: 'POST', pattern: '/users/{user}/sendMail', needs: SEND, answer: messages.postSendMail },
  { method: 'POST', pattern: '/users/{user}/messages', needs: WRITE, answer: messages.postMessage },
  { method: 'GET', pattern: MESSAGE, needs: READ, answer: messages.getMessage },
  { method: 'PATCH', pattern: MESSAGE, needs: WRITE, answer: messages.patchMessage },
  { method: 'DELETE', pattern: MESSAGE, needs: WRITE, answer: messages.deleteMessage },
  { method: 'POST', pattern: `${MESSAGE}/send`, needs: SEND, answer: messages.sendMessage },
  {
    method: 'GET',
    pattern: '/users/{user}/mailboxSettings',
    needs: READ_SETTINGS,
    answer: getMailboxSettings,
  },
  {
    method: 'PATCH',
    pattern: '/users/{user}/mailboxSettings',
    needs: WRITE_SETTINGS,
    answer: patchMailboxSettings,
  },
];
