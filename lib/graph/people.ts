import type { PersonDetails } from '../review/model';
import { addresses } from './address';
import { BATCH_SIZE } from './batch-wire';
import type { Graph } from './client';
import { chunksOf, inOrder } from './in-order';
import { type GraphAnswer, type GraphRequest, problemOf, succeeded } from './message';
import { isOfOneAnswer, PortalProblem } from './problem';
import { mayRefuse, saysNothing } from './tenant-knowledge';
import { asEntity, asId, asList, asObject, asOneOf, asText, type Wire } from './wire';

/**
 * Microsoft allows at most 15 expressions with `in`. https://developer.microsoft.com/graph/known-issues/?search=13635
 */
const IDS_A_FILTER = 15;
/** People are read after the rows, and leave connections free for the reviewer's own acts. */
const BATCHES_AT_ONCE = 3;

export type People = Map<string, PersonDetails>;
type Answers = ReadonlyMap<string, GraphAnswer | PortalProblem>;

/**
 * What the directory tells about people, by id; fifteen people per part and twenty parts per request. Needs
 * User.Read.All. `onPart` gets the same map each time it has grown. Null where Graph refuses all people; a person who
 * can't be read (deleted, for example) is left out. Throws PortalProblem when Graph can't be reached or fails for some
 * people, who may be asked about later.
 *
 * https://learn.microsoft.com/graph/api/user-list
 */
export async function readPeople(
  graph: Graph,
  ids: readonly string[],
  onPart?: (people: ReadonlyMap<string, PersonDetails>) => void,
): Promise<People | null> {
  const { tenant } = graph;
  if (!tenant.offers('people')) throw new PortalProblem('unavailable');
  const asked = [...new Set(ids.flatMap((id) => asId(id) ?? []))];
  const people: People = new Map();
  let forbidden = 0;
  let failed: PortalProblem | undefined;
  const take = ({ answer }: AnsweredPart) => {
    if (answer instanceof PortalProblem) {
      failed = answer;
      return;
    }
    if (answer.status === 403) forbidden++;
    if (saysNothing(answer.status)) failed = problemOf(answer);
    for (const [id, person] of peopleIn(answer)) people.set(id, person);
  };
  const show = () => people.size > 0 && onPart?.(people);
  const refused: AnsweredPart[] = [];
  let worked = false;
  const left = new Set(asked);
  const pieces = tenant.offers('idFilter') ? chunksOf(asked, IDS_A_FILTER) : [];
  for await (const parts of askFor(graph.forExtras(), pieces, requestForMany)) {
    for (const part of parts) {
      if (mayRefuse(part.answer.status ?? 0)) {
        refused.push(part);
        continue;
      }
      take(part);
      worked ||= !(part.answer instanceof PortalProblem) && succeeded(part.answer);
      for (const id of part.ids) left.delete(id);
    }
    show();
    if (parts.every((part) => refused.includes(part))) break;
  }
  const alone = [...left].map((id) => [id]);
  for await (const parts of askFor(graph.forExtras(), alone, requestForOne)) {
    for (const part of parts) take(part);
    show();
    // In an outage nobody can be read, and asking about ten thousand people one by one wouldn't help.
    if (parts.every(({ answer }) => answer instanceof PortalProblem || saysNothing(answer.status))) break;
  }
  // Where it worked for others, the refusal was about these people.
  const [first] = worked ? [] : refused;
  if (first?.answer.status && !failed) tenant.failed('idFilter', first.answer.status);
  if (!failed) return forbidden > 0 && people.size === 0 ? null : people;
  tenant.failed('people', failed.status);
  throw failed;
}

/** The people of one part, and its answer. */
interface AnsweredPart {
  ids: readonly string[];
  answer: GraphAnswer | PortalProblem;
}

async function* askFor(
  graph: Graph,
  pieces: readonly (readonly string[])[],
  request: (ids: readonly string[]) => GraphRequest,
): AsyncGenerator<AnsweredPart[]> {
  const nameOf = (ids: readonly string[]) => ids[0] ?? '';
  yield* inOrder(chunksOf(pieces, BATCH_SIZE), BATCHES_AT_ONCE, async (batch) => {
    const answers = await graph.readMany(new Map(batch.map((ids) => [nameOf(ids), request(ids)])));
    return batch.map((ids) => ({ ids, answer: answerIn(answers, nameOf(ids)) }));
  });
}

function requestForMany(ids: readonly string[]): GraphRequest {
  return { method: 'GET', address: addresses.people(ids), holds: 'list' };
}

function requestForOne([id = '']: readonly string[]): GraphRequest {
  return { method: 'GET', address: addresses.person(id), holds: 'entity' };
}

/** The answer of one part. Throws a problem that concerns all people, such as a missing network. */
function answerIn(answers: Answers, id: string): GraphAnswer | PortalProblem {
  const answer = answers.get(id) ?? new PortalProblem('unavailable');
  if (answer instanceof PortalProblem && !isOfOneAnswer(answer)) throw answer;
  return answer;
}

/** The people of a list, or the one person of a single answer. */
function peopleIn(answer: GraphAnswer): [string, PersonDetails][] {
  if (!succeeded(answer)) return [];
  const { value } = asObject(answer.body);
  const entities = Array.isArray(value) ? asList(value).map(asObject) : [asEntity(answer.body)];
  return entities.flatMap((wire) => {
    const id = asId(wire.id);
    return id ? [[id, toPerson(wire)] as [string, PersonDetails]] : [];
  });
}

function toPerson(wire: Wire): PersonDetails {
  const manager = asObject(wire.manager);
  const type = asOneOf(wire.userType, ['Member', 'Guest'] as const);
  return {
    jobTitle: asText(wire.jobTitle) || null,
    department: asText(wire.department) || null,
    manager: asText(manager.displayName) || null,
    managerId: asId(manager.id) ?? null,
    managerAddress: asText(manager.mail) || asText(manager.userPrincipalName) || null,
    kind: type === 'Guest' ? 'guest' : type === 'Member' ? 'member' : null,
    enabled: typeof wire.accountEnabled === 'boolean' ? wire.accountEnabled : null,
  };
}
