import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { findUser, hasMailbox, type User } from '../../directory/users';
import {
  addMessage,
  deliver,
  findMessage,
  type Message,
  type MessageContent,
  saveMessage,
} from '../../mailboxes/messages';
import { metadata, selected } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { readChanges, readMessage, readSendMail } from './bodies';
import { readId, wantsImmutable } from './ids';
import { mailRefusal } from './refusals';
import { messageWire } from './wire-message';

/** The mailbox that a path names; a user can open only their own. Throws 404 and 403. */
export function requireMailbox(call: Call): User {
  const { tenant, userId } = call.request.caller;
  const asked = call.ids.user ?? '';
  const user = findUser(call.context.store, tenant.id, asked);
  if (!user) throw mailRefusal('noUser', asked);
  if (userId !== null && userId !== user.id) throw mailRefusal('accessDenied');
  if (!hasMailbox(user)) throw mailRefusal('noMailbox');
  return user;
}

const nowOf = ({ context, request }: Call): number =>
  tenantNow(request.caller.tenant, context.clock).getTime();

function requireMessage(call: Call, owner: User): Message {
  const read = readId(call.ids.message ?? '');
  const { store } = call.context;
  const message = read && findMessage(store, call.request.caller.tenant.id, owner.id, read.id);
  if (!message || (read.folder !== null && read.folder !== message.folder)) throw mailRefusal('notFound');
  return message;
}

/**
 * The message, from the mailbox where it names no sender. Throws 403 for another
 * sender, and 400 without a recipient.
 */
function sendable(owner: User, content: MessageContent): MessageContent {
  const own = [owner.mail, owner.userPrincipalName].map((address) => address?.toLowerCase());
  const from = content.from ?? { name: owner.displayName, address: owner.mail ?? owner.userPrincipalName };
  if (!own.includes(from.address.toLowerCase())) throw mailRefusal('sendAsDenied');
  if (content.to.length + content.cc.length + content.bcc.length === 0) throw mailRefusal('noRecipients');
  return { ...content, from };
}

/** https://learn.microsoft.com/graph/api/user-sendmail */
export function postSendMail(call: Call): GraphResponse {
  const owner = requireMailbox(call);
  const { content, save } = readSendMail(call.request.body);
  const sent = sendable(owner, content);
  const { store } = call.context;
  const { id } = call.request.caller.tenant;
  const at = nowOf(call);
  store.transaction(() => {
    if (save) addMessage(store, id, { ownerId: owner.id, folder: 'sentItems', changedAt: at }, sent);
    deliver(store, id, sent, at);
  });
  return { status: 202 };
}

function answer(call: Call, message: Message, status: number): GraphResponse {
  const { request } = call;
  const { select } = readOptions(request.query, ['$select']);
  const wire = messageWire(call, message, select.includes('internetMessageHeaders'));
  const context = metadata(request, `users('${call.ids.user}')/messages/$entity`);
  return {
    status,
    headers: wantsImmutable(call) ? { 'Preference-Applied': 'IdType="ImmutableId"' } : {},
    body: { '@odata.context': context, ...selected(wire, select) },
  };
}

/** https://learn.microsoft.com/graph/api/user-post-messages */
export function postMessage(call: Call): GraphResponse {
  const owner = requireMailbox(call);
  const place = { ownerId: owner.id, folder: 'drafts', changedAt: nowOf(call) } as const;
  const content = readMessage(call.request.body);
  const { store } = call.context;
  return answer(call, addMessage(store, call.request.caller.tenant.id, place, content), 201);
}

/** https://learn.microsoft.com/graph/api/message-get */
export function getMessage(call: Call): GraphResponse {
  return answer(call, requireMessage(call, requireMailbox(call)), 200);
}

/** https://learn.microsoft.com/graph/api/message-update: the content can be changed in a draft only. */
export function patchMessage(call: Call): GraphResponse {
  const message = requireMessage(call, requireMailbox(call));
  if (message.folder !== 'drafts') throw mailRefusal('isSent');
  const content = readChanges(message.content, call.request.body);
  const changed = { ...message, content, changedAt: nowOf(call) };
  saveMessage(call.context.store, call.request.caller.tenant.id, changed);
  return answer(call, changed, 200);
}

/** https://learn.microsoft.com/graph/api/message-send */
export function sendMessage(call: Call): GraphResponse {
  const owner = requireMailbox(call);
  const message = requireMessage(call, owner);
  if (message.folder !== 'drafts') throw mailRefusal('notSendable');
  const content = sendable(owner, message.content);
  const { store } = call.context;
  const { id } = call.request.caller.tenant;
  const at = nowOf(call);
  store.transaction(() => {
    saveMessage(store, id, { ...message, content, folder: 'sentItems', changedAt: at });
    deliver(store, id, content, at);
  });
  return { status: 202 };
}

/**
 * https://learn.microsoft.com/graph/api/message-delete: moves it to the deleted items;
 * from there it is deleted for good.
 */
export function deleteMessage(call: Call): GraphResponse {
  const message = requireMessage(call, requireMailbox(call));
  if (message.folder === 'deletedItems') throw mailRefusal('notFound');
  const moved = { ...message, folder: 'deletedItems', changedAt: nowOf(call) } as const;
  saveMessage(call.context.store, call.request.caller.tenant.id, moved);
  return { status: 204 };
}
