import type { Answered, Decision, Intent } from '../../review/model';
import type { Random } from './random-testing';
import type { Tab } from './tab-testing';

const REASONS = ['', '', 'left the team', 'still needed'] as const;
const NOBODY: Answered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };

/** Does one act of a reviewer on one page, by what that page shows. */
export function act(tab: Tab, random: Random): void {
  if (tab.frozen) return;
  const kind = random.weighted({
    one: 5,
    some: 2,
    all: 1,
    again: 4,
    takeBack: 1,
    undo: 1,
    flip: 2,
    accept: 1,
    // In an aged world a question stays open until its record is old.
    tidy: tab.world.options.mood === 'aged' ? 0.5 : 4,
  });
  const ids = tab.world.server.itemIds;
  const say = (itemIds: readonly string[], decision: Decision, justification: string) =>
    void tab.says(itemIds.map((itemId) => ({ itemId, decision, justification, seen: seen(tab, itemId) })));
  const reason = () => random.pick(REASONS);
  const answer = () => random.pick<Decision>(['Approve', 'Approve', 'Deny', 'Deny', 'DontKnow']);
  if (kind === 'one') say(random.some(ids, 1), answer(), reason());
  else if (kind === 'some') say(random.some(ids, random.between(1, ids.length)), answer(), reason());
  else if (kind === 'all') say(ids, answer(), reason());
  else if (kind === 'again')
    say(random.some([...tab.outbox.states(tab.world.ref).keys()], 1), answer(), reason());
  else if (kind === 'takeBack') say(random.some(ids, 1), 'NotReviewed', '');
  else if (kind === 'flip') flip(tab, random);
  else if (kind === 'undo') undo(tab);
  else if (kind === 'accept') accept(tab);
  else tidy(tab, random);
}

function seen(tab: Tab, itemId: string): Answered {
  return tab.screen.get(itemId) ?? NOBODY;
}

/** Changes the mind: one answer, another one, and the first again, within seconds. */
function flip(tab: Tab, random: Random): void {
  const [itemId] = random.some(tab.world.server.itemIds, 1);
  if (!itemId) return;
  let after = 0;
  for (const decision of ['Approve', 'Deny', 'Approve'] as const) {
    tab.world.clock.after(after, () => {
      const gone = !tab.alive || tab.stopped || tab.frozen;
      if (!gone) void tab.says([{ itemId, decision, justification: '', seen: seen(tab, itemId) }]);
    });
    after += random.between(300, 3_000);
  }
}

/** Undoes the last act. */
function undo(tab: Tab): void {
  const [last] = tab.outbox.acts(tab.world.ref);
  if (!last) return;
  const intents = last.parts
    .flatMap((part) => part.itemIds)
    .map((itemId): Intent => {
      const { decision, justification } = last.own?.[itemId] ?? last.seen[itemId] ?? NOBODY;
      return {
        itemId,
        decision: decision === 'Unknown' ? 'NotReviewed' : decision,
        justification,
        seen: seen(tab, itemId),
      };
    });
  void tab.says(intents);
}

/** Accepts the recommendation for everybody who isn't reviewed and has one. */
function accept(tab: Tab): void {
  const { server } = tab.world;
  const intents = server.itemIds.flatMap((itemId): Intent[] => {
    const { advice } = server.item(itemId, server.last(itemId));
    const before = seen(tab, itemId);
    if (before.decision !== 'NotReviewed' || (advice !== 'Approve' && advice !== 'Deny')) return [];
    return [{ itemId, decision: advice, justification: '', seen: before }];
  });
  if (intents.length > 0) void tab.says(intents, true);
}

/** Handles the items that need the reviewer. */
function tidy(tab: Tab, random: Random): void {
  const { checks, ref } = tab.world;
  for (const [itemId, { intent, state }] of tab.outbox.states(ref)) {
    if (state.step === 'failed') {
      const mood = random.next();
      if (mood < 0.7) tab.outbox.retry(ref, [itemId]);
      else if (mood < 0.8) void letGo(tab, itemId);
    } else if (state.step === 'conflict' || state.step === 'replaced') {
      if (random.chance(0.4)) {
        const { decision, justification, reviewedBy, reviewedAt } = state.theirs;
        checks.said(tab, [{ ...intent, seen: { decision, justification, reviewedBy, reviewedAt } }]);
        tab.outbox.replace(ref, [itemId]);
      } else if (random.chance(0.5)) {
        void letGo(tab, itemId);
      }
    }
  }
}

/** Lets go of a choice that needs the reviewer; it counts as dismissed only where the outbox says that it is gone. */
async function letGo(tab: Tab, itemId: string): Promise<void> {
  const { ref, trace } = tab.world;
  const open = tab.actor.sayings(itemId).filter(({ dismissed }) => !dismissed);
  for (const said of open) said.dismissed = true;
  trace.say(tab.name, `dismisses ${itemId.slice(-2)}`);
  const gone = await tab.outbox.dismiss(ref, [itemId]);
  if (gone.includes(itemId)) return;
  for (const said of open) said.dismissed = false;
}
