import * as v from 'valibot';
import type { MessageContent, Recipient } from '../../mailboxes/messages';
import { MimeBody } from '../../mailboxes/mime';
import { mailRefusal } from './refusals';

const Someone = v.object({
  emailAddress: v.object({
    name: v.optional(v.nullable(v.string())),
    address: v.pipe(v.string(), v.email()),
  }),
});
const People = v.optional(v.nullable(v.array(Someone)));

const MessageBody = v.object({
  subject: v.optional(v.nullable(v.string())),
  body: v.optional(
    v.nullable(
      v.object({
        contentType: v.optional(v.pipe(v.string(), v.toLowerCase(), v.picklist(['text', 'html'])), 'text'),
        content: v.optional(v.nullable(v.string())),
      }),
    ),
  ),
  from: v.optional(v.nullable(Someone)),
  toRecipients: People,
  ccRecipients: People,
  bccRecipients: People,
  internetMessageHeaders: v.optional(v.nullable(v.array(v.object({ name: v.string(), value: v.string() })))),
});
type MessageBody = v.InferOutput<typeof MessageBody>;

const SendMailBody = v.object({
  message: MessageBody,
  saveToSentItems: v.optional(v.nullable(v.boolean())),
});

function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (!result.success) throw mailRefusal('badBody', v.getDotPath(result.issues[0]) ?? 'body');
  return result.output;
}

const recipient = ({ emailAddress: { name, address } }: v.InferOutput<typeof Someone>): Recipient => ({
  name: name ?? address,
  address,
});

/**
 * Custom headers begin with x-; Exchange writes the others.
 * https://learn.microsoft.com/graph/api/resources/internetmessageheader
 */
function headersOf({ internetMessageHeaders }: MessageBody): MessageContent['headers'] {
  for (const { name } of internetMessageHeaders ?? [])
    if (!/^x-/i.test(name)) throw mailRefusal('badHeader', name);
  return internetMessageHeaders ?? [];
}

const EMPTY: MessageContent = {
  subject: '',
  from: null,
  to: [],
  cc: [],
  bcc: [],
  html: '',
  text: '',
  headers: [],
  internetMessageId: '',
};

/** The content of a message after a JSON body; omitted properties stay. */
function changed(content: MessageContent, body: MessageBody): MessageContent {
  const { body: words } = body;
  return {
    ...content,
    ...(body.subject != null && { subject: body.subject }),
    ...(body.from && { from: recipient(body.from) }),
    ...(body.toRecipients && { to: body.toRecipients.map(recipient) }),
    ...(body.ccRecipients && { cc: body.ccRecipients.map(recipient) }),
    ...(body.bccRecipients && { bcc: body.bccRecipients.map(recipient) }),
    ...(body.internetMessageHeaders && { headers: headersOf(body) }),
    ...(words?.content != null &&
      (words.contentType === 'html' ? { html: words.content, text: '' } : { html: '', text: words.content })),
  };
}

/** The content of a new message, sent as JSON or as MIME. */
export function readMessage(body: unknown): MessageContent {
  return body instanceof MimeBody ? body.content : changed(EMPTY, read(MessageBody, body));
}

/** The content of a message after a PATCH. */
export function readChanges(content: MessageContent, body: unknown): MessageContent {
  return changed(content, read(MessageBody, body));
}

/** https://learn.microsoft.com/graph/api/user-sendmail */
export function readSendMail(body: unknown): { content: MessageContent; save: boolean } {
  if (body instanceof MimeBody) return { content: body.content, save: true };
  const { message, saveToSentItems } = read(SendMailBody, body);
  return { content: changed(EMPTY, message), save: saveToSentItems !== false };
}
