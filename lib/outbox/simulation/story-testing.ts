import { ME } from '../../review/testing';
import { type Actor, GUEST } from './actor-testing';
import type { Device } from './device-testing';
import type { Random } from './random-testing';
import { act } from './reviewer-testing';
import { answerOf } from './server-testing';
import { Tab } from './tab-testing';
import type { World } from './world-testing';

type Rates = Readonly<Partial<Record<Event, number>>>;

type Event =
  | 'act'
  | 'other'
  | 'refresh'
  | 'nudge'
  | 'tab'
  | 'crash'
  | 'power'
  | 'close'
  | 'offline'
  | 'expired'
  | 'storage'
  | 'freeze'
  | 'steal'
  | 'account'
  | 'end'
  | 'loss'
  | 'sweep';

/** The events that aren't caused by a request, with the average time between two of them (ms). */
const EVENTS: Rates = {
  act: 9_000,
  other: 60_000,
  refresh: 20_000,
  nudge: 40_000,
  tab: 60_000,
  crash: 70_000,
  power: 400_000,
  close: 120_000,
  offline: 80_000,
  expired: 150_000,
  storage: 500_000,
  freeze: 200_000,
  steal: 300_000,
  account: 60_000,
  end: 2_000_000,
  loss: 150_000,
};

/** Everybody answers at once, and few other events happen. */
const HURRY: Rates = { act: 3_000, other: 5_000, refresh: 30_000, crash: 120_000 };

/** So much time passes between the acts that the device removes old ones. */
const AGED: Rates = { ...EVENTS, act: 30_000, sweep: 60_000 };

/** Opens the first pages and lets events happen while the world is faulty: each world has its own mixture. */
export function plot(world: World, random: Random): void {
  for (const device of world.devices) {
    const mine = world.actors.find((actor) => actor.device === device && actor.user === ME);
    if (!mine) continue;
    for (const itemId of world.server.itemIds) mine.pageKept.set(itemId, answerOf(world.server.last(itemId)));
    for (let tabs = random.chance(0.35) ? 2 : 1; tabs > 0; tabs--) new Tab(world, mine);
  }
  const { mood } = world.options;
  const rates = mood === 'hazy' ? HURRY : mood === 'aged' ? AGED : EVENTS;
  for (const [event, every] of Object.entries(rates) as [Event, number][]) {
    const always = event === 'act' || event === 'sweep' || mood === 'hazy';
    const often = always ? 1 : random.chance(0.35) ? 0 : random.next() * 2;
    if (often > 0) again(world, random.fork(), event, every / often);
  }
}

function again(world: World, random: Random, event: Event, every: number): void {
  world.clock.after(1_000 + random.next() * 2 * every, () => {
    if (!world.faulty) return;
    happen(world, random, event);
    again(world, random, event, every);
  });
}

function happen(world: World, random: Random, event: Event): void {
  const device = random.pick(world.devices as [Device, ...Device[]]);
  const toAll: Partial<Record<Event, () => void>> = {
    other: () => world.othersAnswer(random),
    end: () => end(world, random),
    power: () => random.chance(0.5) && device.powerLoss(random.next()),
    steal: () => device.lock(device.signedIn).steal(),
    account: () => changeAccount(world, device),
    refresh: () => refresh(world, device),
    offline: () => spell(world, random, 60_000, (bad) => device.cut(bad)),
    expired: () => spell(world, random, 60_000, (bad) => (bad ? device.expire() : device.signInAgain())),
    loss: () => loseStore(world, random, device),
    sweep: () => sweep(world, random, device),
    storage: () => spell(world, random, 15_000, (bad) => device.breakStorage(bad)),
  };
  const [first, ...rest] = device.tabs;
  const tab = first && random.pick([first, ...rest]);
  if (toAll[event]) toAll[event]();
  else if (tab) happenTo(tab, world, random, event);
}

function happenTo(tab: Tab, world: World, random: Random, event: Event): void {
  const { tabs } = tab.device;
  if (event === 'act') {
    // A reviewer doesn't decide on two pages at the same moment.
    const elsewhere = [...tabs].some((other) => other !== tab && other.recording > 0);
    if (!elsewhere) act(tab, random);
  } else if (event === 'nudge') tab.outbox.tryAgain();
  else if (event === 'tab') {
    if (tabs.size < 3) new Tab(world, tab.actor);
  } else if (event === 'crash') tab.crash('killed');
  else if (event === 'close') tab.close();
  else tab.freeze(random.between(1_000, 180_000));
}

function spell(world: World, random: Random, longest: number, turn: (bad: boolean) => void): void {
  turn(true);
  world.clock.after(random.between(500, longest), () => turn(false));
}

/** Browser data is cleared while the portal is open, or an older copy is restored. */
function loseStore(world: World, random: Random, device: Device): void {
  const actor = world.actors.find((one) => one.device === device && one.user === device.signedIn);
  if (!actor) return;
  const how = random.pick(['emptied', 'renewed', 'old'] as const);
  world.trace.say(device.name, `store ${how}`);
  const before = actor.disk.read();
  actor.device.loseStore(actor.user, how, random.next());
  world.checks.storeLost(actor, before);
}

/** The device removes what nobody needs any more; between its look and the removal, pages go on. */
function sweep(world: World, random: Random, device: Device): void {
  for (const actor of world.actors.filter((one) => one.device === device)) {
    const gone = device.oldRows(actor.user);
    if (gone.length === 0) continue;
    world.clock.after(random.between(0, 300), () => {
      world.trace.say(device.name, `removes ${gone.length} old rows`);
      world.checks.removes(actor, gone);
      actor.disk.remove(gone);
    });
  }
}

/** The pages read their lists again by themselves. */
function refresh({ server }: World, device: Device): void {
  if (!device.online || device.expired) return;
  const items = server.itemIds.map((id) => server.item(id, server.last(id)));
  for (const tab of device.tabs) if (!tab.frozen) tab.shows(items);
}

function changeAccount(world: World, device: Device): void {
  const other = device.signedIn === ME ? GUEST : ME;
  if (!world.actors.some((actor: Actor) => actor.device === device && actor.user === other)) return;
  world.signIn(device, other);
}

/** The review ends: no answer is accepted any more, and Microsoft may answer for items that nobody decided. */
function end(world: World, random: Random): void {
  world.server.ended = true;
  world.trace.say('graph', 'the review ends');
  if (random.chance(0.5)) return;
  for (const id of world.server.itemIds)
    if (world.server.last(id).decision === 'NotReviewed')
      world.server.record(id, { decision: 'Deny', justification: '' }, 'system', null);
}
