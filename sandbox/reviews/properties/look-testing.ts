import { type Answer, type Entity, MINE, REVIEWS_PATH } from '../../seed/world-testing';
import { type ModelHarness, mine, readAll, runPath, stagePath } from './calls-testing';
import { expectSame } from './expect-testing';
import { type ModelItem, openOf, type Round, type Run, runsOf } from './model-testing';

const ZERO = '00000000-0000-0000-0000-000000000000';

/** The common form of an item of Graph and of the model. */
interface ComparableItem {
  person: string;
  decision: string;
  justification: string;
  by: string;
  isReviewed: boolean;
  advice: string;
  applyResult: string;
}

function ofGraph(item: Entity): ComparableItem {
  const { displayName, id } = item.reviewedBy;
  return {
    person: item.principal.id,
    decision: item.decision,
    justification: item.justification,
    by: displayName === 'AAD Access Reviews' ? 'system' : id,
    isReviewed: item.reviewedDateTime !== null,
    advice: item.recommendation,
    applyResult: String(item.applyResult),
  };
}

function ofModel({ world }: ModelHarness, item: ModelItem, hidesBefore: number): ComparableItem {
  const hidden = item.stage < hidesBefore || item.decision === 'NotReviewed';
  const by = item.by === 'app' ? '5f2d7c1e-8a34-4b6f-9d10-a77e57a77e57' : item.by;
  const isAlias = by !== null && item.by !== 'app' && item.by !== 'system';
  return {
    person: world.person(item.person),
    decision: hidden ? 'NotReviewed' : item.decision,
    justification: hidden ? '' : item.justification,
    by: hidden ? ZERO : isAlias ? world.person(by) : (by ?? ZERO),
    isReviewed: !hidden,
    advice: item.advice,
    applyResult: item.applyResult,
  };
}

type Listed = Answer['body']['value'] | number;

function expectItems(
  harness: ModelHarness,
  listed: Listed,
  items: readonly ModelItem[],
  hidesBefore: number,
  where: string,
): void {
  if (typeof listed === 'number') throw new Error(`${where} answers ${listed}`);
  const pairs = listed.map(({ principal, resource }) => `${principal.id} ${resource.id}`);
  expectSame(`${where} lists no item twice`, new Set(pairs).size, pairs.length);
  const known = items.map((item) => ofModel(harness, item, hidesBefore));
  expectSame(where, listed.map(ofGraph), known);
}

const hiddenFrom = ({ review: { shape } }: Run, round: Round): number =>
  shape.staged && !shape.history ? round.number : 0;

/** Compares a person’s own list: that of the last round in which they review; 403 where there is none. */
async function lookMine(
  harness: ModelHarness,
  run: Run,
  path: string,
  who: string,
  query: Record<string, string>,
): Promise<void> {
  const asked = run.rounds.filter(({ deciders }) => deciders.has(who));
  const last = asked.at(-1);
  const listed = await readAll(harness, who, mine(path), query);
  if (!last) return expectSame(`${who} ${mine(path)}`, listed, 403);
  expectItems(harness, listed, last.deciders.get(who) ?? [], hiddenFrom(run, last), `${who} ${mine(path)}`);
  if (!run.review.shape.staged) return;
  for (const round of asked) {
    const stage = mine(await stagePath(harness, path, round.number));
    const own = await readAll(harness, who, stage, query);
    expectItems(harness, own, round.deciders.get(who) ?? [], hiddenFrom(run, round), `${who} ${stage}`);
  }
}

async function lookRun(
  harness: ModelHarness,
  run: Run,
  who: readonly string[],
  query: Record<string, string>,
): Promise<void> {
  const path = await runPath(harness, run);
  expectSame(`status of ${path}`, (await harness.world.get('admin', path)).body.status, run.status);
  expectItems(harness, await readAll(harness, 'app', `${path}/decisions`, query), run.items, 0, path);
  for (const decision of ['Deny', 'NotReviewed']) {
    const some = await readAll(harness, 'admin', `${path}/decisions`, {
      ...query,
      $filter: `decision eq '${decision}'`,
    });
    expectItems(
      harness,
      some,
      run.items.filter((item) => item.decision === decision),
      0,
      `${path} ${decision}`,
    );
  }
  for (const round of run.review.shape.staged ? run.rounds : []) {
    const stage = await stagePath(harness, path, round.number);
    expectItems(harness, await readAll(harness, 'admin', `${stage}/decisions`, query), round.items, 0, stage);
  }
  for (const one of who) await lookMine(harness, run, path, one, query);
}

/** Compares a person's items over all reviews: those of the open rounds in which they review, each once. */
async function lookEverywhere(
  harness: ModelHarness,
  who: string,
  query: Record<string, string>,
): Promise<void> {
  const path = `/identityGovernance/accessReviews/decisions/${MINE}`;
  const listed = await readAll(harness, who, path, query, 'beta');
  const open = runsOf(harness.model).flatMap((run) => {
    const items = openOf(run)?.deciders.get(who) ?? [];
    return items.map(({ person }) => harness.world.person(person));
  });
  if (typeof listed === 'number') throw new Error(`${path} answers ${listed}`);
  expectSame(`${path} lists no item twice`, new Set(listed.map(({ id }) => id)).size, listed.length);
  const people = listed.map(({ principal }) => principal.id);
  expectSame(`${who} ${path}`, people.sort(), open.sort());
}

/**
 * Checks that the last row of the ledger is the item's answer, and that an item without rows isn't reviewed.
 */
function lookLedger({ world }: ModelHarness): void {
  const apart = world.context.store.all(
    `select t.seq, t.decision, l.decision as kept from review_items t
     left join review_ledger l on l.seq = (select max(m.seq) from review_ledger m where m.item_seq = t.seq)
     where coalesce(l.decision, 'NotReviewed') <> t.decision or coalesce(l.justification, '') <> t.justification
       or coalesce(l.reviewer_id, '') <> coalesce(t.reviewer_id, '') or coalesce(l.decided_stage, 0) <> t.decided_stage
       or coalesce(l.reviewed_at, 0) <> coalesce(t.reviewed_at, 0)`,
  );
  expectSame('items apart from their ledger', apart, []);
  const lost = world.context.store.all(
    'select seq from review_ledger where item_seq not in (select seq from review_items)',
  );
  expectSame('rows of the ledger without an item', lost, []);
}

async function lookDefinitions(harness: ModelHarness, query: Record<string, string>): Promise<void> {
  const { model } = harness;
  const listed = await readAll(harness, 'admin', REVIEWS_PATH, query);
  if (typeof listed === 'number') throw new Error(`definitions answer ${listed}`);
  const ids = listed.map(({ id }) => id);
  expectSame(
    'definitions',
    ids,
    model.reviews.map(({ id }) => id),
  );
  for (const { id, runs } of model.reviews) {
    const instances = await readAll(harness, 'admin', `${REVIEWS_PATH}/${id}/instances`, query);
    if (typeof instances === 'number') throw new Error(`instances answer ${instances}`);
    const statuses = instances.map(({ status }) => status);
    expectSame(
      `instances of ${id}`,
      statuses,
      runs.map(({ status }) => status),
    );
    expectSame(`${id} lists no instance twice`, new Set(instances.map((one) => one.id)).size, runs.length);
  }
}

/** Compares everything that Graph shows with the model, in pages of `top`. */
export async function look(harness: ModelHarness, who: readonly string[], top: number): Promise<void> {
  const query = { $top: String(top) };
  lookLedger(harness);
  await lookDefinitions(harness, query);
  for (const run of runsOf(harness.model)) await lookRun(harness, run, who, query);
  for (const one of who) if (one !== 'app') await lookEverywhere(harness, one, query);
}
