import { findIana } from 'windows-iana';
import type { Graph } from '../../lib/graph/client';
import { chunksOf } from '../../lib/graph/in-order';
import { type GraphRequest, succeeded } from '../../lib/graph/message';
import { PortalProblem } from '../../lib/graph/problem';
import { saysNothing } from '../../lib/graph/tenant-knowledge';
import { asObject, asText } from '../../lib/graph/wire';
import { isZone } from '../schedule/zone';
import { reads } from './addresses';

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
 * A person whose mailbox can't be read for now is left out: a time zone only helps, and no mail waits for it.
 * Undefined where the app may not read them.
 */
export async function readMailboxes(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, MailboxSettings> | undefined> {
  const extras = graph.forExtras();
  const found = new Map<string, MailboxSettings>();
  let allowed = false;
  for (const piece of [ids.slice(0, 20), ...chunksOf(ids.slice(20), AT_A_TIME)]) {
    const requests = piece.map((id): [string, GraphRequest] => [
      id,
      { method: 'GET', address: reads.mailboxSettings(id) },
    ]);
    let forbidden = false;
    let reached = false;
    for (const [id, answer] of await extras.readMany(new Map(requests))) {
      if (answer instanceof PortalProblem || answer.status === 429) continue;
      reached = true;
      if (saysNothing(answer.status)) continue;
      if (answer.status === 403) forbidden = true;
      else allowed = true;
      found.set(id, succeeded(answer) ? settingsIn(answer.body) : NOTHING);
    }
    if (forbidden && !allowed) return undefined;
    // Graph itself doesn't answer: for the others it would only be asked, and waited for, in vain.
    if (!reached) break;
  }
  return found;
}
