import type { Graph } from '../../lib/graph/client';
import type { GraphRequest } from '../../lib/graph/message';
import { asId, asObject, asText, asTime, type Wire } from '../../lib/graph/wire';
import { toItem } from '../../lib/graph/wire-decision';
import { toInstance, toStage } from '../../lib/graph/wire-review';
import { askingsOf, fallbackOf, onlyResource } from '../../lib/owing/asking';
import type { Contacted, OwedItem, Round } from '../../lib/owing/round';
import type { DecisionItem, ItemsRef, ReviewAddress } from '../../lib/review/model';
import { routeOf } from '../../lib/review/refs';
import type { Addressee } from '../mail/digest';
import { reads } from './addresses';
import { readLists } from './batch';
import type { LiveDefinition } from './definitions';

/** The stored part of an item, because there may be a hundred thousand items. */
export type RoundItem = OwedItem & Pick<DecisionItem, 'advice' | 'lastSignInAt' | 'outlier'>;

/** An open round with the items that wait in it. */
export interface OpenRound extends Round {
  /** As in `Waiting`. */
  key: string;
  definition: LiveDefinition;
  ref: ItemsRef;
  startsAt: string;
  endsAt: string;
  items: readonly RoundItem[];
  /** Names and sign-in names of those who were contacted, by id; all rounds share them. */
  names: ReadonlyMap<string, Addressee>;
}

/** A part of a review that could not be read, and for which nobody gets mail. */
export interface Unread {
  definitionId: string;
  /** `ended`: reviews that were open before. */
  what: 'definitions' | 'instances' | 'stages' | 'items' | 'times' | 'ended';
  /** Graph's status; null where the answer could not be understood. */
  status: number | null;
}

/** An instance in progress, even if no item waits in it. */
export interface OpenInstance extends ReviewAddress {
  displayName: string;
}

/** An instance in progress, as Graph wrote it. */
interface WireInstance {
  definition: LiveDefinition;
  instance: ReviewAddress;
  wire: Wire;
}

/** The part of the reviews to read; if left out, everything that waits. */
export interface Selection {
  /** Includes items that are answered already. */
  answered?: boolean;
  /** Only this instance. */
  instanceId?: string | undefined;
}

/** The number of instances in memory at a time as Graph wrote them: two full batches of each list. */
const AT_A_TIME = 40;

const list = (address: string): GraphRequest => ({ method: 'GET', address, holds: 'list' });

/** The ordinary route must stand alone where `unified` fails, which may be for one review only. */
const isUnified = ({ route }: Pick<LiveDefinition, 'route'>): boolean => route !== undefined;
const readOnUnified = ({ definition }: Pick<WireInstance, 'definition'>): boolean => isUnified(definition);

async function openInstances(
  graph: Graph,
  definitions: readonly LiveDefinition[],
  unread: Unread[],
): Promise<WireInstance[]> {
  const requests = new Map(
    definitions.map((definition) => {
      const address = { definitionId: definition.id, ...routeOf(definition) };
      const plain = list(reads.instances(address));
      const request: GraphRequest = graph.tenant.offers('statusFilter')
        ? { ...list(reads.openInstances(address)), extra: { name: 'statusFilter', without: plain } }
        : plain;
      return [definition, request];
    }),
  );
  const found: WireInstance[] = [];
  for (const [definition, answer] of await readLists(graph, requests, isUnified)) {
    if ('refused' in answer) {
      unread.push({ definitionId: definition.id, what: 'instances', status: answer.refused });
      continue;
    }
    for (const value of answer.values) {
      const parsed = toInstance(value, definition.id);
      if (parsed?.status !== 'InProgress') continue;
      const instance = { definitionId: definition.id, instanceId: parsed.id, ...routeOf(definition) };
      found.push({ definition, instance, wire: asObject(value) });
    }
  }
  return found;
}

/** The part of an instance that is open now, as Graph wrote it: the instance itself, or its running stage. */
interface WireRound extends WireInstance {
  stageId: string | null;
  first: boolean;
  round: Wire;
}

/**
 * The running stage. The order of the stages isn't documented; a stage exists once the one before it has
 * ended.
 */
function runningStage(values: readonly unknown[]): { wire: Wire; id: string; first: boolean } | undefined {
  const stages = values
    .flatMap((value) => {
      const stage = toStage(value);
      return stage ? [{ ...stage, wire: asObject(value) }] : [];
    })
    .sort((one, other) => ((one.startsAt ?? '') < (other.startsAt ?? '') ? -1 : 1));
  const at = stages.findIndex(({ status }) => status === 'InProgress');
  const stage = stages[at];
  return stage && { wire: stage.wire, id: stage.id, first: at === 0 };
}

async function readRunningRounds(
  graph: Graph,
  opened: readonly WireInstance[],
  unread: Unread[],
): Promise<WireRound[]> {
  const staged = opened.filter(({ definition }) => definition.staged);
  const stages = await readLists(
    graph,
    new Map(staged.map((one) => [one, list(reads.stages(one.instance))])),
    readOnUnified,
  );
  return opened.flatMap((one): WireRound[] => {
    const answer = stages.get(one);
    if (!answer) return [{ ...one, stageId: null, first: true, round: one.wire }];
    if ('refused' in answer) {
      unread.push({ definitionId: one.definition.id, what: 'stages', status: answer.refused });
      return [];
    }
    const stage = runningStage(answer.values);
    return stage ? [{ ...one, stageId: stage.id, first: stage.first, round: stage.wire }] : [];
  });
}

/**
 * The request for the items of a round. A later stage asks anew about answered items,
 * so its list is read completely.
 */
function itemsRequest(
  { tenant }: Graph,
  { instance, stageId, first }: WireRound,
  { answered = false }: Selection,
): GraphRequest {
  const ref = { ...instance, stageId };
  const plain = list(reads.items(ref));
  const undecided: GraphRequest =
    first && !answered && tenant.offers('undecided')
      ? { ...list(reads.undecided(ref)), extra: { name: 'undecided', without: plain } }
      : plain;
  if (!tenant.offers('insights')) return undecided;
  const address = reads.withInsights(undecided.address);
  return { ...undecided, address, extra: { name: 'insights', without: undecided } };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether two values from JSON are equal. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isSame(one[key], other[key]))
  );
}

/** Keeps equal objects and texts once: principals and resources stand in many items, reviewers in many rounds. */
class Interner {
  /** Of everybody who was contacted in any round. */
  readonly names = new Map<string, Addressee>();
  /** By id: forms that differ, as where an item is about another permission of the same resource. */
  readonly #objectsById = new Map<string, unknown[]>();
  readonly #texts = new Map<string, string>();

  #intern<T extends { id: string } | null>(value: T): T {
    if (value === null) return value;
    const forms = this.#objectsById.get(value.id) ?? [];
    const known = forms.find((form) => isSame(form, value));
    if (known) return known as T;
    this.#objectsById.set(value.id, [...forms, value]);
    return value;
  }

  #internText<T extends string | null>(text: T): T {
    if (text === null) return text;
    const known = this.#texts.get(text) ?? text;
    this.#texts.set(text, known);
    return known as T;
  }

  item({ id, decision, advice, outlier, ...item }: DecisionItem): RoundItem {
    const [principal, resource] = [this.#intern(item.principal), this.#intern(item.resource)];
    const [reviewedAt, lastSignInAt] = [
      this.#internText(item.reviewedAt),
      this.#internText(item.lastSignInAt),
    ];
    return { id, principal, resource, decision, reviewedAt, advice, lastSignInAt, outlier };
  }

  contacted(values: readonly unknown[]): Contacted[] {
    return values.flatMap((value) => {
      const { id: text, displayName, userPrincipalName, createdDateTime } = asObject(value);
      const id = this.#internText(asId(text) ?? null);
      if (!id) return [];
      if (!this.names.has(id))
        this.names.set(id, { displayName: asText(displayName), address: asText(userPrincipalName) });
      return [{ id, at: this.#internText(asTime(createdDateTime)) }];
    });
  }
}

async function roundsOf(
  graph: Graph,
  running: readonly WireRound[],
  { unread, interner, selection }: { unread: Unread[]; interner: Interner; selection: Selection },
): Promise<OpenRound[]> {
  const items = await readLists(
    graph,
    new Map(running.map((one) => [one, itemsRequest(graph, one, selection)])),
    readOnUnified,
  );
  // Where no item waits, the reviewers aren't needed.
  const waiting = running.filter((one) => {
    const answer = items.get(one);
    return answer && 'values' in answer && answer.values.length > 0;
  });
  const contacted = await readLists(
    graph,
    new Map(waiting.map((one) => [one, list(reads.contacted(one.instance))])),
    readOnUnified,
  );
  return running.flatMap((one): OpenRound[] => {
    const { definition, instance, stageId, first, round, wire } = one;
    const ref = { ...instance, stageId };
    const answer = items.get(one);
    const failed = (what: Unread['what'], status: number | null): [] => {
      unread.push({ definitionId: definition.id, what, status });
      return [];
    };
    if (!answer || 'refused' in answer) return failed('items', answer?.refused ?? null);
    if (answer.broken) return failed('items', null);
    if (answer.values.length === 0) return [];
    const [startsAt, endsAt] = [asTime(round.startDateTime), asTime(round.endDateTime)];
    if (startsAt === null || endsAt === null) return failed('times', null);
    const contactedPart = contacted.get(one);
    return [
      {
        key: stageId ? `${instance.instanceId}/${stageId}` : instance.instanceId,
        definition,
        ref,
        status: 'InProgress',
        startsAt,
        endsAt,
        first,
        reviewers: askingsOf(round.reviewers),
        fallback: fallbackOf(round.fallbackReviewers),
        resourceId: onlyResource(wire.scope),
        contacted:
          contactedPart && 'values' in contactedPart ? interner.contacted(contactedPart.values) : null,
        names: interner.names,
        items: answer.values.flatMap((value) => {
          const item = toItem(value, ref);
          return item ? [interner.item(item)] : [];
        }),
      },
    ];
  });
}

interface RoundsRead {
  rounds: OpenRound[];
  open: OpenInstance[];
  unread: Unread[];
}

/** Reads each definition on its own route only. */
async function readWithoutFallback(
  graph: Graph,
  definitions: readonly LiveDefinition[],
  { interner, selection }: { interner: Interner; selection: Selection },
): Promise<RoundsRead> {
  const unread: Unread[] = [];
  const { instanceId } = selection;
  const opened = (await openInstances(graph, definitions, unread)).filter(
    ({ instance }) => instanceId === undefined || instance.instanceId.toLowerCase() === instanceId,
  );
  const running = await readRunningRounds(graph, opened, unread);
  const rounds: OpenRound[] = [];
  for (let at = 0; at < running.length; at += AT_A_TIME)
    rounds.push(
      ...(await roundsOf(graph, running.slice(at, at + AT_A_TIME), { unread, interner, selection })),
    );
  const open = opened.map(({ definition, instance }) => ({
    ...instance,
    displayName: definition.displayName,
  }));
  return { rounds, open, unread };
}

/**
 * The open rounds, each with its items that aren't reviewed (for a later stage all items). A refusal in one
 * review doesn't affect the others, and neither does any failure on `unified`; a review that can't be read
 * there and is on both routes is read on the ordinary one.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function readRounds(
  graph: Graph,
  definitions: readonly LiveDefinition[],
  selection: Selection = {},
): Promise<RoundsRead> {
  const how = { interner: new Interner(), selection };
  const first = await readWithoutFallback(graph, definitions, how);
  const failed = new Set(first.unread.map(({ definitionId }) => definitionId));
  const onOrdinary = definitions.flatMap(({ id, ordinary }) =>
    ordinary && failed.has(id) ? [ordinary] : [],
  );
  if (onOrdinary.length === 0) return first;
  const replaced = new Set(onOrdinary.map(({ id }) => id));
  const isKept = ({ definitionId }: { definitionId: string }) => !replaced.has(definitionId);
  const again = await readWithoutFallback(graph, onOrdinary, how);
  return {
    rounds: [...first.rounds.filter(({ ref }) => isKept(ref)), ...again.rounds],
    open: [...first.open.filter(isKept), ...again.open],
    unread: [...first.unread.filter(isKept), ...again.unread],
  };
}
