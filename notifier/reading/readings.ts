import type { NotifierConfig } from '../config';
import type { Door } from '../graph/door';
import type { MailboxSettings } from '../graph/mailboxes';
import type { RoundItem } from '../graph/rounds';
import type { Digest } from '../mail/digest';
import type { Reading } from '../run/host';
import type { Due } from '../schedule/due';
import type { Storage } from '../storage';
import { digestOf } from './digest';
import { type Material, readMaterial } from './material';

/** The ids of each list; thousands of people may share one. */
const kept = new WeakMap<readonly RoundItem[], readonly string[]>();

function idsOf(items: readonly RoundItem[]): readonly string[] {
  const ids = kept.get(items) ?? items.map(({ id }) => id);
  kept.set(items, ids);
  return ids;
}

const joined = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];

/** Reads, and keeps the last reading, from which mails are made. */
export class Readings {
  readonly #door: Door;
  readonly #storage: Pick<Storage, 'facts' | 'zones'>;
  #last: { material: Material; reading: Reading } | undefined;
  #mailboxes = new Map<string, MailboxSettings>();

  constructor(door: Door, storage: Pick<Storage, 'facts' | 'zones'>) {
    this.#door = door;
    this.#storage = storage;
  }

  /**
   * Reads everything. People without an address are only in the material. Throws PortalProblem
   * where Graph can't be read for now.
   */
  async read(): Promise<Reading> {
    const { facts, zones } = this.#storage;
    const material = await readMaterial(this.#door, facts);
    const people = [...material.people].filter(([person]) => material.addresseeOf(person) !== null);
    const ids = people.map(([person]) => person);
    const mailboxes = await zones.of(this.#door.graph, ids, material.at);
    const reading: Reading = {
      at: this.#door.at(),
      people: new Map(
        people.map(([person, waiting]) => [
          person,
          {
            timeZone: mailboxes.get(person)?.timeZone ?? null,
            waiting: waiting.map(({ round, owed, shared }) => ({
              round: round.key,
              startsAt: round.startsAt,
              endsAt: round.endsAt,
              items: joined(idsOf(owed), idsOf(shared)),
            })),
          },
        ]),
      ),
    };
    this.#mailboxes = mailboxes;
    this.#last = { material, reading };
    return reading;
  }

  /** The last reading; throws before the first. */
  get last(): { material: Material; reading: Reading } {
    if (!this.#last) throw new Error('nothing was read yet');
    return this.#last;
  }

  /** The contents of a person's mail. */
  digest(person: string, due: Due, { schedule }: Pick<NotifierConfig, 'schedule'>): Digest {
    const { timeZone, language = null } = this.#mailboxes.get(person) ?? {};
    const zone = timeZone ?? schedule.timeZone;
    const digest = digestOf(this.last.material, { person, due, timeZone: zone, language });
    if (!digest) throw new Error('nothing waits for this person');
    return digest;
  }
}
