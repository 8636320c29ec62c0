import type { NotifierConfig } from '../config';
import type { GraphConnection } from '../graph/connection';
import type { MailboxSettings } from '../graph/mailboxes';
import type { RoundItem } from '../graph/rounds';
import type { Digest } from '../mail/digest';
import type { Reading } from '../run/ports';
import type { Due } from '../schedule/due';
import type { Storage } from '../storage';
import { digestOf } from './digest';
import { type ReviewData, readReviewData } from './review-data';

/** The ids of each list; thousands of people may share one. */
const idsByList = new WeakMap<readonly RoundItem[], readonly string[]>();

function idsOf(items: readonly RoundItem[]): readonly string[] {
  const ids = idsByList.get(items) ?? items.map(({ id }) => id);
  idsByList.set(items, ids);
  return ids;
}

const joined = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];

/** Reads, and keeps the last reading, from which mails are made. */
export class Readings {
  readonly #connection: GraphConnection;
  readonly #storage: Pick<Storage, 'facts' | 'mailboxes'>;
  #last: { reviewData: ReviewData; reading: Reading } | undefined;
  #mailboxes = new Map<string, MailboxSettings>();

  constructor(connection: GraphConnection, storage: Pick<Storage, 'facts' | 'mailboxes'>) {
    this.#connection = connection;
    this.#storage = storage;
  }

  /**
   * Reads everything. People without an address are only in the review data. Throws PortalProblem
   * where Graph can't be read for now.
   */
  async read(): Promise<Reading> {
    const { facts, mailboxes: cache } = this.#storage;
    const reviewData = await readReviewData(this.#connection, facts);
    const people = [...reviewData.people].filter(([person]) => reviewData.addresseeOf(person) !== null);
    const ids = people.map(([person]) => person);
    const mailboxes = await cache.settingsOf(this.#connection.graph, ids, reviewData.at);
    const reading: Reading = {
      at: this.#connection.graphTime(),
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
    this.#last = { reviewData, reading };
    return reading;
  }

  /** The last reading; throws before the first. */
  get last(): { reviewData: ReviewData; reading: Reading } {
    if (!this.#last) throw new Error('nothing was read yet');
    return this.#last;
  }

  /** The contents of a person's mail. */
  digest(person: string, due: Due, { schedule }: Pick<NotifierConfig, 'schedule'>): Digest {
    const { timeZone, language = null } = this.#mailboxes.get(person) ?? {};
    const zone = timeZone ?? schedule.timeZone;
    const digest = digestOf(this.last.reviewData, { person, due, timeZone: zone, language });
    if (!digest) throw new Error('nothing waits for this person');
    return digest;
  }
}
