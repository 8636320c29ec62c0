import type { Message } from '../../mailboxes/messages';
import type { Call } from '../route';

/**
 * The prefixes of message ids. Without the header, the id changes when a message moves, for example from the
 * drafts to the sent items. https://learn.microsoft.com/graph/outlook-immutable-id
 */
const IMMUTABLE = 'AAkALg';
const USUAL = 'AAMkAD';

const written = (text: string): string => Buffer.from(text).toString('base64url');

/** Whether the call asks for immutable ids, by its Prefer header. */
export const wantsImmutable = ({ request }: Call): boolean =>
  /IdType\s*=\s*"?ImmutableId/i.test(request.headers.get('prefer') ?? '');

/** The id of a message as Graph writes it, immutable where the call asks for that. */
export function wireId(call: Call, { id, folder }: Pick<Message, 'id' | 'folder'>): string {
  return wantsImmutable(call) ? IMMUTABLE + written(id) : USUAL + written(`${id} ${folder}`);
}

/** The message's id and, for a mutable one, the folder in which it is valid. */
export function readId(wire: string): { id: string; folder: string | null } | undefined {
  const text = Buffer.from(wire.slice(IMMUTABLE.length), 'base64url').toString();
  if (wire.startsWith(IMMUTABLE)) return { id: text, folder: null };
  const [id = '', folder = ''] = text.split(' ');
  return wire.startsWith(USUAL) ? { id, folder } : undefined;
}
