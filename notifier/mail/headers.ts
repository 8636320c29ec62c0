import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { safeText } from '../../lib/review/text';
import type { Addressee, Digest, Thanks } from './digest';
import { LIMITS } from './names';

/**
 * Tells programs not to answer these mails automatically, so that no two programs write to each other for
 * ever. RFC 3834: https://www.rfc-editor.org/rfc/rfc3834#section-5 Exchange:
 * https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmail/ced68690-498a-4567-9d14-5c01f974d8b1
 */
export const NO_REPLIES = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const;

/** Only this many reviews, the last ones, are in the references of a mail. */
const MAX_REFERENCES = 20;

/**
 * Characters that an address in a header may not contain:
 * https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
 */
const NOT_IN_ADDRESS = /[\s\p{Cc}\p{Cf}<>()[\]:;,\\"]/gu;

/** RFC 5321: 64 characters, @, and 255. */
const MAX_ADDRESS_LENGTH = 320;

/** A name and an address that are safe in a header. */
export function headerAddress({ displayName, address }: Addressee): Addressee {
  return {
    displayName: safeText(displayName, LIMITS.name),
    address: address.replace(NOT_IN_ADDRESS, '').slice(0, MAX_ADDRESS_LENGTH),
  };
}

function idOf(parts: readonly string[], { address }: Addressee): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
  const [, domain = ''] = address.split('@');
  return `<${digest}@${/^[a-z\d.-]+$/i.test(domain) ? domain : 'attest.invalid'}>`;
}

/** The id of a review's thread in one person's mailbox; no mail has it as its own id. */
const threadOf = (person: string, round: string, from: Addressee): string =>
  idOf(['thread', person, round], from);

/**
 * The ids of a mail. They are computed from its contents, so that the same digest has the same id
 * and each review keeps its thread.
 */
export function threadIds(
  content: Digest | Thanks,
  from: Addressee,
): { messageId: string; references: string[] } {
  const person = content.person.id;
  if (content.kind === 'thanks') {
    const { round } = content.review;
    return { messageId: idOf(['thanks', person, round], from), references: [threadOf(person, round, from)] };
  }
  const day = DateTime.fromISO(content.now, { zone: content.timeZone }).toISODate() ?? content.now;
  // The review that ends first comes last: mail programs take the last reference for the mail that is
  // answered.
  const rounds = [...content.reviews].sort((a, b) => Date.parse(b.endsAt) - Date.parse(a.endsAt));
  return {
    messageId: idOf(['digest', person, day], from),
    references: rounds.slice(-MAX_REFERENCES).map(({ round }) => threadOf(person, round, from)),
  };
}
