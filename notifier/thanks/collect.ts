import { addresses } from '../../lib/graph/address';
import type { Graph } from '../../lib/graph/client';
import type { GraphRequest } from '../../lib/graph/message';
import { asEntity } from '../../lib/graph/wire';
import { toItem } from '../../lib/graph/wire-decision';
import { toInstance } from '../../lib/graph/wire-review';
import { isOver } from '../../lib/review/decidable';
import type { DecisionItem } from '../../lib/review/model';
import { NOTHING_WANTED } from '../directory/wanted';
import { reads } from '../graph/addresses';
import { isTemporary, readBodies, readLists } from '../graph/batch';
import { readDirectory } from '../graph/directory';
import type { OpenInstance } from '../graph/rounds';
import type { ReviewData } from '../reading/review-data';
import type { EndedReviews, OwedThanks } from './ended-reviews';

const COUNTED = { Approve: 'approved', Deny: 'denied', DontKnow: 'dontKnow' } as const;

/** The people who decided in a review, with what they decided. */
function thanksOf(items: readonly DecisionItem[], { definitionId, instanceId, displayName }: OpenInstance) {
  const byPerson = new Map<string, OwedThanks>();
  for (const { decision, reviewedBy } of items) {
    if (!reviewedBy || reviewedBy.system || decision === 'NotReviewed' || decision === 'Unknown') continue;
    const thanks = byPerson.get(reviewedBy.id) ?? {
      person: reviewedBy.id,
      instance: instanceId,
      definition: definitionId,
      review: displayName,
      name: reviewedBy.displayName,
      address: reviewedBy.userPrincipalName,
      approved: 0,
      denied: 0,
      dontKnow: 0,
    };
    thanks[COUNTED[decision]] += 1;
    byPerson.set(reviewedBy.id, thanks);
  }
  return [...byPerson.values()];
}

/** What fails on `unified` waits for the next run, and keeps nobody else's thanks waiting. */
const onUnified = ({ route }: OpenInstance): boolean => route !== undefined;

/**
 * The reviews that have ended since they were seen open. Deleted ones are forgotten; the others are checked
 * again.
 */
async function findEnded(graph: Graph, ended: EndedReviews, gone: readonly OpenInstance[], at: string) {
  const requests = new Map(
    gone.map((one): [OpenInstance, GraphRequest] => [
      one,
      { method: 'GET', address: addresses.instance(one), holds: 'entity' },
    ]),
  );
  const over: OpenInstance[] = [];
  for (const [one, part] of await readBodies(graph, requests, onUnified)) {
    if ('refused' in part) {
      if (!isTemporary(part)) ended.recordEnd(one.instanceId, [], at);
    } else if (isOver(toInstance(asEntity(part.body), one.definitionId)?.status ?? 'Unknown')) over.push(one);
  }
  return over;
}

/**
 * Finds the reviews that ended since an earlier run saw them open, and the people to thank: each review is
 * read once.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function collectThanks(
  graph: Graph,
  { open, at }: Pick<ReviewData, 'open' | 'at'>,
  ended: EndedReviews,
): Promise<void> {
  const gone = ended.noLongerOpen(new Set(open.map(({ instanceId }) => instanceId)));
  ended.noteOpen(open);
  const over = await findEnded(graph, ended, gone, at);
  const requests = new Map(
    over.map((one): [OpenInstance, GraphRequest] => [
      one,
      { method: 'GET', address: reads.items({ ...one, stageId: null }), holds: 'list' },
    ]),
  );
  const found = new Map<OpenInstance, OwedThanks[]>();
  for (const [one, list] of await readLists(graph, requests, onUnified)) {
    if ('refused' in list && isTemporary(list)) continue;
    const values = 'values' in list ? list.values : [];
    const ref = { ...one, stageId: null };
    found.set(
      one,
      thanksOf(
        values.flatMap((value) => toItem(value, ref) ?? []),
        one,
      ),
    );
  }
  const addressOf = await addressesOf(graph, new Set([...found.values()].flat().map(({ person }) => person)));
  for (const [one, thanks] of found) {
    const addressed = thanks.map((owed) => ({ ...owed, address: addressOf(owed) }));
    ended.recordEnd(one.instanceId, addressed, at);
  }
}

/**
 * The mail addresses of people; their sign-in names where people may not be read. An empty text: no address.
 */
async function addressesOf(graph: Graph, people: Set<string>): Promise<(owed: OwedThanks) => string> {
  const { people: known } = await readDirectory(graph, { ...NOTHING_WANTED, people });
  return ({ person, address }) => (known ? (known.get(person)?.address ?? '') : address);
}
