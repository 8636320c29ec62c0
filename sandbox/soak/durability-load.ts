import { type Client, type ClientAnswer, DEFINITIONS } from './durability-client';

/** A value that is written again and again: the last acknowledged one, and the one sent after it. */
export interface WrittenValue {
  acknowledged: string | undefined;
  sent: string | undefined;
}

interface Review {
  path: string;
  items: Map<string, WrittenValue>;
}

/** Everything acknowledged since the beginning, across all deaths of the process. */
export interface Ledger {
  /** The review whose items are decided one by one, each by one writer only. */
  single: Review;
  /** The review that is decided as a whole, by one writer. */
  whole: Review & WrittenValue;
  definitions: Set<string>;
  /** The group and the reviewer of new definitions. */
  groupId: string;
  reviewer: string;
  /** Tenant time from an answer, ms since 1970. */
  clock: number;
  answers: number;
  failures: string[];
}

const scope = (query: string) => ({ query, queryType: 'MicrosoftGraph' });

function definition(groupId: string, reviewer: string, settings: object, more: object = {}): object {
  return {
    displayName: 'Durability',
    descriptionForAdmins: 'Durability',
    scope: scope(`/groups/${groupId}/transitiveMembers`),
    reviewers: [scope(`/users/${reviewer}`)],
    settings: { mailNotificationsEnabled: true, recommendationsEnabled: true, ...settings },
    ...more,
  };
}

async function idOf(client: Client, path: string, name: string): Promise<string> {
  const [found] = (await client.list('admin', `/v1.0${path}`)).filter(
    ({ displayName }) => displayName === name,
  );
  if (!found) throw new Error(`there is no ${name}`);
  return found.id;
}

async function create(client: Client, body: object): Promise<string> {
  const answer = await client.call('admin', 'POST', DEFINITIONS, body);
  if (answer.status !== 201)
    throw new Error(`POST definitions answers ${answer.status} ${answer.body.error?.message}`);
  return answer.body.id;
}

/** Creates a review of everybody on the payroll that stays open wherever the clock moves. */
async function openReview(client: Client, reviewer: string): Promise<Review> {
  const groupId = await idOf(client, '/groups', 'All employees');
  const id = await create(client, definition(groupId, reviewer, { instanceDurationInDays: 9_000 }));
  const path = `${DEFINITIONS}/${id}/instances/${id}`;
  const items = await client.list('admin', `${path}/decisions`);
  return {
    path,
    items: new Map(items.map((item) => [item.id, { acknowledged: undefined, sent: undefined }])),
  };
}

export async function createLedger(client: Client): Promise<Ledger> {
  const [adele, alex] = [
    await idOf(client, '/users', 'Adele Vance'),
    await idOf(client, '/users', 'Alex Wilber'),
  ];
  return {
    single: await openReview(client, adele),
    whole: { ...(await openReview(client, alex)), acknowledged: undefined, sent: undefined },
    definitions: new Set(),
    groupId: await idOf(client, '/groups', 'Server room'),
    reviewer: adele,
    clock: 0,
    answers: 0,
    failures: [],
  };
}

let count = 0;
/** A reason that no other write uses. */
function nextReason(): string {
  count += 1;
  return `reason ${count}`;
}

function expectStatus(ledger: Ledger, what: string, { status, body }: ClientAnswer, expected: number): void {
  ledger.answers += 1;
  if (status !== expected) ledger.failures.push(`${what} answers ${status} ${body.error?.message ?? ''}`);
}

const DECISIONS = ['Approve', 'Deny', 'DontKnow'];

async function patchOne(client: Client, ledger: Ledger, [id, item]: [string, WrittenValue]): Promise<void> {
  const justification = nextReason();
  item.sent = justification;
  const decision = DECISIONS[count % 3];
  const path = `${ledger.single.path}/decisions/${id}`;
  expectStatus(ledger, 'PATCH', await client.call('adelev', 'PATCH', path, { decision, justification }), 204);
  item.acknowledged = justification;
}

/** Writes several items in one `$batch`; each part is a write of its own. */
async function patchSome(client: Client, ledger: Ledger, items: [string, WrittenValue][]): Promise<void> {
  const reasons = items.map(() => nextReason());
  for (const [index, [, item]] of items.entries()) item.sent = reasons[index];
  const requests = items.map(([id], index) => ({
    id: String(index),
    method: 'PATCH',
    url: `${ledger.single.path}/decisions/${id}`.replace('/v1.0', ''),
    headers: { 'content-type': 'application/json' },
    body: { decision: 'Approve', justification: reasons[index] },
  }));
  const answer = await client.call('adelev', 'POST', '/v1.0/$batch', { requests });
  expectStatus(ledger, '$batch', answer, 200);
  for (const { id, status } of answer.body.responses ?? []) {
    const item = items[Number(id)]?.[1];
    if (status !== 204) ledger.failures.push(`a part of a batch answers ${status}`);
    else if (item) item.acknowledged = item.sent;
  }
}

async function decideWhole(client: Client, ledger: Ledger): Promise<void> {
  const { whole } = ledger;
  const justification = nextReason();
  whole.sent = justification;
  const body = { decision: DECISIONS[count % 3], justification };
  const answer = await client.call('alexw', 'POST', `${whole.path}/batchRecordDecisions`, body);
  expectStatus(ledger, 'batchRecordDecisions', answer, 204);
  whole.acknowledged = justification;
}

/**
 * Adds a definition with three stages of a day, a default decision and automatic results: every
 * move of the clock causes work.
 */
async function addDefinition(client: Client, ledger: Ledger): Promise<void> {
  const { groupId, reviewer } = ledger;
  const stageSettings = [1, 2, 3].map((number) => ({
    stageId: String(number),
    dependsOn: number === 1 ? [] : [String(number - 1)],
    durationInDays: 1,
    recommendationsEnabled: true,
    reviewers: [scope(`/users/${reviewer}`)],
  }));
  const settings = {
    defaultDecisionEnabled: true,
    defaultDecision: 'Approve',
    autoApplyDecisionsEnabled: true,
  };
  ledger.definitions.add(await create(client, definition(groupId, reviewer, settings, { stageSettings })));
  ledger.answers += 1;
}

async function moveClock(client: Client, ledger: Ledger): Promise<void> {
  ledger.clock = Math.max(ledger.clock, await client.advance('PT5H'));
  ledger.answers += 1;
}

/** Repeats `work` until the process is dead, or `most` times. */
async function loop(
  isAlive: () => boolean,
  work: () => Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let done = 0; isAlive() && done < most; done += 1) {
    try {
      await work();
    } catch (error) {
      if (isAlive()) throw error;
    }
  }
}

/** Writes from all writers at once until `isAlive` returns false. */
export async function load(client: Client, ledger: Ledger, isAlive: () => boolean): Promise<void> {
  const items = [...ledger.single.items];
  const share = (part: number) => items.filter((_, index) => index % 3 === part);
  const next = <T>(list: readonly T[]): T => list[count % list.length] as T;
  await Promise.all([
    loop(isAlive, () => patchOne(client, ledger, next(share(0)))),
    loop(isAlive, () => patchOne(client, ledger, next(share(1)))),
    loop(isAlive, () => patchSome(client, ledger, share(2).slice(0, 5))),
    loop(isAlive, () => decideWhole(client, ledger)),
    loop(isAlive, () => addDefinition(client, ledger), 20),
    loop(isAlive, () => moveClock(client, ledger), 40),
  ]);
}
