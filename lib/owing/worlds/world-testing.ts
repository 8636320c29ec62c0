import { addMember, membersOf, removeMember } from '../../../sandbox/directory/members';
import { addOwner, ownersOf, removeOwner } from '../../../sandbox/directory/owners';
import { addSponsor, removeSponsor, sponsorsOf } from '../../../sandbox/directory/sponsors';
import { deleteUser } from '../../../sandbox/directory/users';
import { startCatalogReview } from '../../../sandbox/reviews/catalog-testing';
import { findInstanceById } from '../../../sandbox/reviews/instances';
import { findItem, isAssigned } from '../../../sandbox/reviews/items';
import { DAY, query } from '../../../sandbox/reviews/review-testing';
import { reviewersIn } from '../../../sandbox/reviews/reviewers';
import { openStage } from '../../../sandbox/reviews/stages';
import type { GroupKey } from '../../../sandbox/seed/directory';
import { byWord } from '../../../sandbox/seed/review-shape';
import { startReview, testWorld, type World } from '../../../sandbox/seed/world-testing';
import { Random } from '../../outbox/simulation/random-testing';
import { type Claim, owing } from '../owing';
import { freeClosedDatabases } from './garbage-testing';
import { Observer } from './observer-testing';
import { readRound } from './reading-testing';

const GROUPS = [
  'badges',
  'server',
  'partners',
  'legal',
  'facilities',
  'building',
] as const satisfies readonly GroupKey[];
const PEOPLE = [
  'adelev',
  'alexw',
  'christiec',
  'henriettam',
  'emmal',
  'rajk',
  'noraj',
  'robertd',
  'seano',
  'yukit',
  'nestorw',
  'pradeepg',
  'fatimaa',
  'diegos',
  'kais',
  'lidiah',
] as const;
const REVIEWED = ['badges', 'badges', 'server', 'partners', 'facilities'] as const;
/** The people in small groups and their managers, owners and sponsors: few people, so that changes often matter. */
const SUBJECTS = ['emmal', 'rajk', 'noraj', 'robertd', 'seano', 'yukit'] as const;
const BOSSES = ['christiec', 'henriettam', 'adelev', 'alexw'] as const;
const MANAGER = query('./manager', 'decisions');

/** How many worlds are played before their memory is freed; each takes about a megabyte. */
const WORLDS_BETWEEN = 25;

/** The claims made in a world, by kind, and the claims that were wrong. */
export interface Tally {
  kinds: Record<string, number>;
  accusations: string[];
}

interface Play {
  world: World;
  random: Random;
  observer: Observer;
  path: string;
  now: number;
  tally: Tally;
}

/** A random reviewer, named by a query or by `scopeType`. */
function reviewer({ world, random }: Pick<Play, 'world' | 'random'>, words: boolean): object {
  const person = world.person(random.pick(PEOPLE));
  const group = world.group(random.pick(GROUPS));
  const kind = random.weighted({
    person: 4,
    members: 3,
    manager: 7,
    owners: 3,
    ownOwners: 2,
    sponsor: 1,
    either: 1,
    self: 1,
  });
  if (kind === 'sponsor' || kind === 'either' || kind === 'self')
    return byWord(kind === 'either' ? 'managerOrSponsor' : kind);
  if (kind === 'person') return words ? byWord('user', person) : query(`/users/${person}`);
  if (kind === 'members')
    return words
      ? byWord('group', group)
      : query(`/groups/${group}/${random.pick(['transitiveMembers', 'members'])}`);
  if (kind === 'manager') return words ? byWord('manager') : MANAGER;
  if (kind === 'owners') return query(`/groups/${group}/owners`);
  if (words) return byWord('resourceOwner');
  return query(
    random.chance(0.3) ? "./owners?$filter=microsoft.graph.user/userType eq 'Member'" : './owners',
  );
}

function several(play: Pick<Play, 'world' | 'random'>, most: number, least = 0): object[] {
  const words = play.random.chance(0.3);
  return Array.from({ length: play.random.between(least, most) }, () => reviewer(play, words));
}

/** Starts a review; a combination that Graph refuses is replaced by another. */
async function start(play: Pick<Play, 'world' | 'random'>): Promise<string> {
  for (let tries = 30; tries > 0; tries--) {
    const path = await tryToStart(play).catch(() => undefined);
    if (path) return path;
  }
  throw new Error('every review was refused');
}

async function tryToStart(play: Pick<Play, 'world' | 'random'>): Promise<string> {
  const { world, random } = play;
  const asked = { reviewers: several(play, 3), fallbackReviewers: several(play, 2) };
  if (random.chance(0.15)) return startCatalogReview(world, random.pick(['finance', 'buildings']), asked);
  const stageOf = (stageId: string) => ({
    stageId,
    ...(stageId > '1' && { dependsOn: [String(Number(stageId) - 1)] }),
    durationInDays: 2,
    recommendationsEnabled: true,
    reviewers: several(play, 2, 1),
    fallbackReviewers: several(play, 1),
  });
  const stageSettings = random.pick([[], [], ['1', '2'], ['1', '2', '3']]).map(stageOf);
  const scope = random.chance(0.2) ? { scope: query(`/groups/${world.group('facilities')}/members`) } : {};
  const settings = { instanceDurationInDays: 6, decisionHistoriesForReviewersEnabled: random.chance(0.5) };
  const over = stageSettings.length > 0 ? { reviewers: [], stageSettings } : asked;
  return startReview(world, random.pick(REVIEWED), { ...scope, ...over, settings });
}

const CHANGES = {
  manager: 6,
  noManager: 1,
  join: 3,
  leave: 2,
  own: 2,
  disown: 2,
  sponsor: 2,
  unsponsor: 1,
  gone: 1,
} as const;

/** Changes something in the directory. */
function changeDirectory({ world, random, observer }: Pick<Play, 'world' | 'random' | 'observer'>): void {
  const { context, tenant } = world;
  const { store } = context;
  const kind = random.weighted(CHANGES);
  const moved = kind === 'join' || kind === 'own' ? BOSSES : SUBJECTS;
  const id = world.person(random.chance(0.8) ? random.pick(moved) : random.pick(PEOPLE));
  const other = world.person(random.chance(0.9) ? random.pick(BOSSES) : random.pick(PEOPLE));
  const group = world.group(random.pick(GROUPS));
  const setManager = (manager: string | null) =>
    store.run('update users set manager_id = ? where tenant_id = ? and id = ?', manager, tenant.id, id);
  if (kind === 'manager') setManager(other);
  if (kind === 'noManager') setManager(null);
  if (kind === 'join') addMember(store, tenant.id, group, { id, kind: 'user' });
  if (kind === 'own') addOwner(store, tenant.id, group, id);
  if (kind === 'sponsor') addSponsor(store, tenant.id, id, { id: other, kind: 'user' });
  if (kind === 'gone') deleteUser(store, tenant.id, id);
  for (const member of membersOf(store, tenant.id, group).slice(0, 1))
    if (kind === 'leave') removeMember(store, tenant.id, group, member.id);
  for (const owner of ownersOf(store, tenant.id, group).slice(0, 1))
    if (kind === 'disown') removeOwner(store, tenant.id, group, owner);
  for (const sponsor of sponsorsOf(store, tenant.id, id).slice(0, 1))
    if (kind === 'unsponsor') removeSponsor(store, tenant.id, id, sponsor.id);
  observer.note();
}

function roundOf({ world, path }: Play) {
  const { store } = world.context;
  const instance = findInstanceById(store, world.tenant.id, path.split('/').at(-1) ?? '');
  const stage = instance && openStage(store, instance);
  return instance && stage ? { store, instance, stage } : undefined;
}

/** A person who was asked answers some items, if Graph allows it. */
async function answer(play: Play): Promise<void> {
  const round = roundOf(play);
  const asked = round ? reviewersIn(round.store, round.stage) : [];
  const items = (await readRound(play.world, play.path, false)).items;
  const [item] = play.random.some(items, 1);
  const [person] = play.random.some(asked, 1);
  const alias = PEOPLE.find((one) => play.world.person(one) === person?.id);
  if (!item || !alias) return;
  const body = {
    decision: play.random.pick(['Approve', 'Deny', 'DontKnow', 'NotReviewed']),
    justification: 'Test',
  };
  await play.world.call(alias, 'PATCH', `${play.path}/decisions/${item.id}`, { body });
}

/** The administrator replaces the reviewers; if Graph refuses, nothing changes. */
async function replaceReviewers(play: Play): Promise<void> {
  const { world, path } = play;
  const [stage] = await runningStage(play);
  const { scope } = (await world.get('admin', path)).body;
  const body = { scope, reviewers: several(play, 2, 1) };
  if (stage) await world.call('admin', 'PATCH', `${path}/stages/${stage}`, { body });
  else await world.call('admin', 'PUT', path, { body });
}

async function runningStage({ world, path }: Play): Promise<string[]> {
  const { status, body } = await world.get('admin', `${path}/stages`);
  if (status !== 200) return [];
  return body.value.filter((stage) => stage.status === 'InProgress').map(({ id }) => id);
}

/** The people who are really asked about each item that isn't answered in the stage in progress. */
function truthOf(play: Play): (itemId: string) => Set<string> {
  const round = roundOf(play);
  if (!round) return () => new Set();
  const { store, instance, stage } = round;
  const asked = reviewersIn(store, stage);
  return (itemId) => {
    const item = findItem(store, instance, itemId);
    if (!item || (item.decided_stage >= stage.number && item.decision !== 'NotReviewed')) return new Set();
    return new Set(asked.filter((one) => isAssigned(store, item, one, stage)).map(({ id }) => id));
  };
}

function isFalse(claim: Claim, truth: Set<string>): boolean {
  if (claim.kind === 'owes') return truth.size !== 1 || !truth.has(claim.person);
  if (claim.kind === 'oneOfSeveral') return claim.people.some((person) => !truth.has(person));
  return claim.kind === 'finished' && truth.size > 0;
}

async function judge(play: Play): Promise<void> {
  const { world, random, observer, tally } = play;
  const now = new Date(play.now).toISOString();
  observer.read(now);
  const round = await readRound(world, play.path, random.chance(0.95));
  const claims = owing(round, random.chance(0.8) ? observer : null, now);
  const truth = truthOf(play);
  for (const claim of claims) {
    const kind = claim.kind === 'notKnown' ? `not known: ${claim.why}` : claim.kind;
    tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    const asked = truth(claim.itemId);
    if (isFalse(claim, asked))
      tally.accusations.push(
        JSON.stringify({
          claim,
          asked: [...asked],
          round: { ...round, items: round.items.filter(({ id }) => id === claim.itemId) },
        }),
      );
  }
}

const STEPS = { change: 6, read: 3, answer: 4, replace: 1, wait: 3, judge: 4 } as const;

async function step(play: Play): Promise<void> {
  const { world, random } = play;
  const wait = (ms: number) => {
    world.advance(ms);
    play.now += ms;
  };
  wait(random.between(1, 60) * 1_000);
  const kind = random.weighted(STEPS);
  if (kind === 'change') changeDirectory(play);
  if (kind === 'read') play.observer.read(new Date(play.now).toISOString());
  if (kind === 'answer') await answer(play);
  if (kind === 'replace') await replaceReviewers(play);
  if (kind === 'wait') wait(random.between(1, 40) * (DAY / 24));
  if (kind === 'judge') await judge(play);
}

/** Plays worlds and adds up their claims. */
export async function playWorlds(from: number, count: number): Promise<Tally> {
  const sum: Tally = { kinds: {}, accusations: [] };
  for (let seed = from; seed < from + count; seed++) {
    const { kinds, accusations } = await playWorld(seed);
    for (const [kind, many] of Object.entries(kinds)) sum.kinds[kind] = (sum.kinds[kind] ?? 0) + many;
    sum.accusations.push(...accusations.map((what) => `seed ${seed}: ${what}`));
    if ((seed - from) % WORLDS_BETWEEN === 0) await freeClosedDatabases();
  }
  return sum;
}

/**
 * Plays a review from its seed: the directory changes before and during the review, and claims are checked at several
 * moments.
 */
async function playWorld(seed: number): Promise<Tally> {
  const random = new Random(seed);
  const world = testWorld('empty');
  const observer = new Observer(world, GROUPS);
  const tally: Tally = { kinds: {}, accusations: [] };
  const begun = { world, random, observer };
  try {
    for (let before = random.between(0, 3); before > 0; before--) changeDirectory(begun);
    if (random.chance(0.7)) observer.read(new Date(world.context.clock.now()).toISOString());
    for (let between = random.between(0, 2); between > 0; between--)
      if (random.chance(0.3)) changeDirectory(begun);
    world.advance(1_000);
    const path = await start(begun);
    const play: Play = { ...begun, path, now: world.context.clock.now(), tally };
    for (let left = random.between(4, 14); left > 0; left--) await step(play);
    await judge(play);
    return tally;
  } finally {
    world.context.store.close();
  }
}
