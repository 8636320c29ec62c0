import type { Facts } from '../directory/facts';
import { directoryOf } from '../directory/from-facts';
import { reviewersDependOnPerson, wantedFor } from '../directory/wanted';
import type { GraphConnection } from '../graph/connection';
import { type LiveDefinition, readDefinitions } from '../graph/definitions';
import { readDirectory } from '../graph/directory';
import { type OpenInstance, type OpenRound, readRounds, type Unread } from '../graph/rounds';
import type { Recipient } from '../mail/digest';
import { addressees } from './addressees';
import { type AllWaiting, allWaiting } from './waiting';

/** Everything that a run has read: the people with items to answer, and their items. */
export interface ReviewData extends AllWaiting {
  /** ISO 8601, by Graph's clock. */
  at: string;
  rounds: readonly OpenRound[];
  open: readonly OpenInstance[];
  /** The parts of reviews that could not be read, and for which nobody gets mail. */
  unread: readonly Unread[];
  /** A person's mail address; null where the person has none. */
  addresseeOf(person: string): Omit<Recipient, 'id'> | null;
}

/** The time from which facts hold: after the second that Graph names. */
const after = (at: string): string => new Date(Date.parse(at) + 1_000).toISOString();

function follow(facts: Facts, definitions: readonly LiveDefinition[], rounds: readonly OpenRound[]): void {
  const people = new Map<string, Set<string>>();
  const of = (id: string): Set<string> => {
    const known = people.get(id) ?? new Set();
    people.set(id, known);
    return known;
  };
  for (const { definition, items } of rounds) {
    if (!reviewersDependOnPerson(definition.askings)) continue;
    for (const { principal } of items) if (principal.kind === 'user') of(definition.id).add(principal.id);
  }
  for (const { id, askings, groupId } of definitions) {
    if (!groupId || !reviewersDependOnPerson(askings)) continue;
    for (const person of facts.get('transitiveMembers', groupId)?.value ?? []) of(id).add(person);
  }
  facts.follow(people);
}

/**
 * Reads reviews and directory, and finds the people with items to answer.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function readReviewData(connection: GraphConnection, facts: Facts): Promise<ReviewData> {
  const { graph } = connection;
  const { definitions, broken } = await readDefinitions(graph);
  const { rounds, open, unread } = await readRounds(graph, definitions);
  const followed = facts.followed(broken ? null : new Set(definitions.map(({ id }) => id)));
  const directory = await readDirectory(graph, wantedFor(definitions, rounds, followed));
  facts.keep(directory.facts, after(connection.graphTime()));
  follow(facts, definitions, rounds);
  const read = new Set(directory.facts.map(([kind, id]) => `${kind} ${id}`));
  const at = connection.graphTime();
  const known = directoryOf(facts, (kind, id) => read.has(`${kind} ${id}`));
  return {
    at,
    rounds,
    open,
    unread: broken ? [...unread, { definitionId: '', what: 'definitions', status: null }] : unread,
    addresseeOf: addressees(directory, rounds),
    ...allWaiting(rounds, known, at),
  };
}
