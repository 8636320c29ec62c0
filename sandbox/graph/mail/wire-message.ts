import type { Message, Recipient } from '../../mailboxes/messages';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { wireId } from './ids';

const MAX_PREVIEW = 255;

const recipient = ({ name, address }: Recipient): Wire => ({ emailAddress: { name, address } });
const seconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/** https://learn.microsoft.com/graph/api/resources/message; headers only where they are selected. */
export function messageWire(call: Call, message: Message, withHeaders: boolean): Wire {
  const { content, folder, changedAt } = message;
  const { html, text, from } = content;
  const at = seconds(changedAt);
  return {
    '@odata.etag': `W/"${message.id.slice(0, 8)}${changedAt}"`,
    id: wireId(call, message),
    createdDateTime: at,
    lastModifiedDateTime: at,
    changeKey: `${changedAt}`,
    categories: [],
    receivedDateTime: at,
    sentDateTime: at,
    hasAttachments: false,
    internetMessageId: content.internetMessageId || `<${message.id}@sandbox.invalid>`,
    subject: content.subject,
    bodyPreview: text.slice(0, MAX_PREVIEW),
    importance: 'normal',
    parentFolderId: folder,
    isDeliveryReceiptRequested: null,
    isReadReceiptRequested: false,
    isRead: folder !== 'inbox',
    isDraft: folder === 'drafts',
    webLink: `https://outlook.office365.com/owa/?ItemID=${message.id}`,
    inferenceClassification: 'focused',
    body: { contentType: html === '' ? 'text' : 'html', content: html === '' ? text : html },
    sender: from && recipient(from),
    from: from && recipient(from),
    toRecipients: content.to.map(recipient),
    ccRecipients: content.cc.map(recipient),
    bccRecipients: content.bcc.map(recipient),
    replyTo: [],
    ...(withHeaders && { internetMessageHeaders: content.headers }),
  };
}
