import { findIana } from 'windows-iana';
import type { Graph } from '../../lib/graph/client';
import { piecesOf } from '../../lib/graph/in-order';
import type { GraphRequest } from '../../lib/graph/message';
import { asObject, asText } from '../../lib/graph/wire';
import { isZone } from '../schedule/zone';
import { reads } from './addresses';
import { askAll } from './asking';

/** What a person's mailbox says of them. */
export interface MailboxSettings {
  /** IANA; null where it isn't told, or is of their own making. */
  timeZone: string | null;
  /** BCP 47. */
  language: string | null;
}

/** Twenty batches of twenty: where none of the first may be read, the others aren't asked. */
const AT_A_TIME = 400;

/** Exchange tells the names of Windows: https://learn.microsoft.com/graph/api/user-get-mailboxsettings */
function zoneOf(name: string): string | null {
  if (name === '') return null;
  const zone = isZone(name) ? name : findIana(name)[0];
  return zone ?? null;
}

const NOTHING: MailboxSettings = { timeZone: null, language: null };

function settingsIn(body: unknown): MailboxSettings {
  const { timeZone, language } = asObject(body);
  return { timeZone: zoneOf(asText(timeZone)), language: asText(asObject(language).locale) || null };
}

/**
 * The time zones and languages of people, as far as their mailboxes tell; whoever has none here is told with nothing.
 * Undefined where the app may not read them.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function readMailboxes(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, MailboxSettings> | undefined> {
  const found = new Map<string, MailboxSettings>();
  let allowed = false;
  const [first = [], ...rest] = [ids.slice(0, 20), ...piecesOf(ids.slice(20), AT_A_TIME)];
  for (const piece of [first, ...rest]) {
    const requests = piece.map((id): [string, GraphRequest] => [
      id,
      { method: 'GET', address: reads.mailboxSettings(id) },
    ]);
    for (const [id, part] of await askAll(graph, new Map(requests))) {
      if ('body' in part || part.refused !== 403) allowed = true;
      found.set(id, 'body' in part ? settingsIn(part.body) : NOTHING);
    }
    if (!allowed) return undefined;
  }
  return found;
}
