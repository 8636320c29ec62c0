import { GraphProblem } from '../../core/graph-message';

/** Refusals of mailboxes, with the codes that callers of Microsoft Graph report. https://learn.microsoft.com/graph/errors */
const REFUSALS = {
  noUser: [404, 'ErrorInvalidUser', 'The requested user is invalid:'],
  noMailbox: [
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  ],
  notFound: [404, 'ErrorItemNotFound', 'The specified object was not found in the store.'],
  accessDenied: [403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  sendAsDenied: [
    403,
    'ErrorSendAsDenied',
    'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
  ],
  noRecipients: [400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.'],
  badBody: [400, 'ErrorInvalidRequest', 'The request is not what this method takes:'],
  badHeader: [
    400,
    'InvalidInternetMessageHeader',
    "The internet message header name should start with 'x-' or 'X-':",
  ],
  isSent: [
    400,
    'ErrorInvalidPropertyUpdateSentMessage',
    'Update operation is invalid for property of a sent message.',
  ],
  notSendable: [400, 'ErrorInvalidItemForOperationSendItem', 'Item type is invalid for a SendItem action.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The error to throw for a refusal; `detail` is added to the message. */
export function mailRefusal(name: keyof typeof REFUSALS, detail?: string): GraphProblem {
  const [status, code, message] = REFUSALS[name];
  return new GraphProblem(status, code, detail ? `${message} '${detail}'.` : message);
}
