import { type Claim, owing, type Unknown } from '../../lib/owing/owing';
import type { Directory } from '../../lib/owing/round';
import { distinguish } from '../../lib/review/access';
import { givenName } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import { directoryOf } from '../directory/from-facts';
import { wantedFor } from '../directory/wanted';
import type { GraphConnection } from '../graph/connection';
import { readDefinition } from '../graph/definitions';
import { type DirectoryRead, readDirectory } from '../graph/directory';
import { type OpenRound, readRounds } from '../graph/rounds';
import { linksFor } from '../mail/links';
import { accessName, principalName } from '../mail/names';
import { textsFor } from '../mail/texts';
import { NotifierProblem } from '../problem';
import { addressees } from '../reading/addressees';
import { unreadSentence } from '../report/print';

/** One link: a reviewer's question about one person. Names are as in the mail, and whole. */
export interface ReviewLinkRow {
  /** The name; the mail address where there is none. */
  reviewer: string;
  /** The mail address; the sign-in name where no address is known. */
  to: string;
  /** The name, else the sign-in name, else the end of the id; more where others in the round have that name. */
  person: string;
  /** With the reviewed part and the permission; empty where Graph doesn't tell of an access. */
  resource: string;
  review: string;
  /** The deadline, ISO 8601: the running stage's where there are stages. */
  due: string;
  decision: string;
  link: string;
}

export interface LinksRequest {
  /** Lower case. */
  definitionId: string;
  /** One instance, in lower case; all instances in progress if left out. */
  instanceId?: string | undefined;
  portalUrl: string;
  /** Id or domain of the tenant, written into each link so that the right account signs in. */
  tenant: string;
}

/** The links, and sentences about what is uncertain or missing. */
export interface ReviewLinks {
  rows: ReviewLinkRow[];
  remarks: string[];
}

const MISSING: Record<Unknown, string> = {
  contactedNotRead: 'who was asked could not be read',
  directoryNotRead: 'the directory could not be read',
  mayHaveChanged:
    'the directory doesn’t tell it. Reading it needs the application permissions User.Read.All, GroupMember.Read.All and, for owners of applications, Application.Read.All, with admin consent',
  reviewersNotUnderstood: 'their reviewers are named in a way that this version doesn’t know',
  answerNotUnderstood: 'their answer isn’t understood',
  nobodyFound: 'nobody who should be asked about them was asked',
};

const items = (count: number): string => (count === 1 ? 'one item' : `${count} items`);

/** The current directory, as if it had been unchanged since a moment. */
function directorySince({ facts }: DirectoryRead, since: string): Directory {
  const byKey = new Map(facts.map(([kind, id, value]) => [`${kind} ${id}`, { value, since }]));
  return directoryOf({ get: (kind, id) => byKey.get(`${kind} ${id}`) }, () => true);
}

/** The reviewers of each item, whether or not it has been answered. */
const claimsOf = (round: OpenRound, directory: Directory, now: string): Claim[] =>
  owing(
    { ...round, items: round.items.map((item) => ({ ...item, decision: 'NotReviewed' })) },
    directory,
    now,
  );

function peopleOf(claim: Claim | undefined): readonly string[] {
  if (claim?.kind === 'owes') return [claim.person];
  return claim?.kind === 'oneOfSeveral' ? claim.people : [];
}

/** Counts what was left out, by reason, and what only the current directory tells. */
class LinkRemarks {
  readonly #missing = new Map<Unknown, number>();
  #asOfToday = 0;

  count(claim: Claim, known: Claim | undefined): void {
    if (claim.kind === 'notKnown') this.#missing.set(claim.why, (this.#missing.get(claim.why) ?? 0) + 1);
    else if (known?.kind === 'notKnown' || peopleOf(claim).length !== peopleOf(known).length)
      this.#asOfToday += 1;
  }

  sentences(): string[] {
    return [
      ...[...this.#missing].map(([why, count]) => `No link for ${items(count)}: ${MISSING[why]}.`),
      ...(this.#asOfToday > 0
        ? [
            `For ${items(this.#asOfToday)} the reviewer is the one whom the directory names today. Where that has changed since the review began, somebody else was asked.`,
          ]
        : []),
    ];
  }
}

async function roundsOf({ graph }: GraphConnection, { definitionId, instanceId }: LinksRequest) {
  const definition = await readDefinition(graph, definitionId);
  if (!definition) throw new NotifierProblem('Graph has no such review.');
  const read = await readRounds(graph, [definition], { answered: true, instanceId });
  if (read.open.length === 0 && read.unread.length === 0)
    throw new NotifierProblem(
      instanceId
        ? `The review has no instance ${instanceId} in progress: nobody is asked there.`
        : 'The review has no instance in progress: nobody is asked.',
    );
  return read;
}

/**
 * One link for each reviewer and item of a review's instances in progress, for a host's own mail. A link
 * opens the question and answers nothing. `lib/owing` finds the reviewers; the directory is used as it is
 * now, and a remark says where that matters.
 * @throws NotifierProblem with a sentence, where there is nothing to link to; PortalProblem where Graph can't
 * be read for now
 */
export async function reviewLinks(connection: GraphConnection, request: LinksRequest): Promise<ReviewLinks> {
  const { rounds, unread } = await roundsOf(connection, request);
  const directory = await readDirectory(connection.graph, wantedFor([], rounds, []));
  const now = connection.graphTime();
  const asIfUnchanged = directorySince(directory, new Date(0).toISOString());
  const asOfNow = directorySince(directory, now);
  const addressOf = addressees(directory, rounds);
  const linkRemarks = new LinkRemarks();
  const rows = rounds.flatMap((round) => {
    const known = claimsOf(round, asOfNow, now);
    const distinguished = distinguish(round.items);
    return claimsOf(round, asIfUnchanged, now).flatMap((claim, at) => {
      linkRemarks.count(claim, known[at]);
      return peopleOf(claim).flatMap(
        (person) => rowOf({ round, at, person, addressOf, distinguished }, request) ?? [],
      );
    });
  });
  const remarks = [...unread.map(unreadSentence), ...linkRemarks.sentences()];
  if (rows.length === 0 && remarks.length > 0) throw new NotifierProblem(remarks.join('\n'));
  return { rows, remarks };
}

interface LinkSource {
  round: OpenRound;
  /** The item's index in the round. */
  at: number;
  person: string;
  addressOf: ReturnType<typeof addressees>;
  distinguished: ReturnType<typeof distinguish>;
}

const TEXTS = textsFor('en', 'UTC');
const whole = (text: string): string => safeText(text);

function rowOf(
  { round, at, person, addressOf, distinguished }: LinkSource,
  { portalUrl, tenant }: LinksRequest,
): ReviewLinkRow | undefined {
  const item = round.items[at];
  const reviewer = addressOf(person) ?? round.names.get(person);
  if (!item || !reviewer) return undefined;
  return {
    reviewer: givenName(reviewer.displayName) || reviewer.address,
    to: reviewer.address,
    person: principalName(TEXTS, item, distinguished.get(item.id), whole),
    resource: item.resource ? accessName(TEXTS, item.resource, whole) : '',
    review: whole(round.definition.displayName) || TEXTS.mail('review.unnamed'),
    due: round.endsAt,
    decision: item.decision,
    link: linksFor({ portal: portalUrl, tenant }, reviewer).question(round.ref, item),
  };
}
