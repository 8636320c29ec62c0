import { findIana } from 'windows-iana';
import type { Graph } from '../../lib/graph/client';
import { piecesOf } from '../../lib/graph/in-order';
import type { GraphRequest } from '../../lib/graph/message';
import { asObject, asText } from '../../lib/graph/wire';
import { isZone } from '../schedule/zone';
import { reads } from './addresses';
import { askAll } from './asking';

/** The settings of a person's mailbox. */
export interface MailboxSettings {
  /** IANA; null where the mailbox has none, or a custom one. */
  timeZone: string | null;
  /** BCP 47. */
  language: string | null;
}

/** Twenty batches of twenty: where none of the first may be read, the others aren't requested. */
const AT_A_TIME = 400;

/**
 * The IANA zone for a name; Exchange uses Windows' names:
 * https://learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
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
 * The time zones and languages of people from their mailboxes; a person without a mailbox here has nulls.
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
