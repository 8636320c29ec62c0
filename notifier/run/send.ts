import { UnwritableMail } from '../problem';
import type { Due } from '../schedule/due';
import type { DraftSender, Host, Line, Outcome, PlainSender } from './host';
import type { Mark } from './marks';

const MOST_TRIES = 4;

/** What is to be sent; a person gets one for each key. The key of a digest is its day. */
export type Leaving = Pick<Due, 'day' | 'rounds'>;

/** What is needed for writing to people. */
export interface Desk<M, L extends Leaving> extends Pick<Host<M>, 'marks' | 'sender' | 'wait' | 'stopping'> {
  compose(person: string, leaving: L): Promise<M>;
}

/**
 * Repeats a request while it is throttled. It also waits after the last try, so that the next request isn't
 * throttled because of this one.
 */
async function paced<T>(
  host: Pick<Host<unknown>, 'wait' | 'stopping'>,
  ask: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let tries = 1; ; tries++) {
    const outcome = await ask();
    if (outcome.kind !== 'throttled') return outcome;
    await host.wait(outcome.afterMs);
    if (tries === MOST_TRIES || host.stopping()) return outcome;
  }
}

/** The result for a digest that certainly was not sent and may be sent later. */
function notDone(person: string, outcome: { kind: string; why?: string }): Line {
  if (outcome.kind === 'blocked') return { person, result: 'blocked', why: outcome.why ?? '' };
  return { person, result: 'later', why: outcome.kind };
}

const roundsOf = ({ rounds }: Leaving): string[] => rounds.map(({ round }) => round);

/**
 * Marks on disk, then sends. Where no answer comes, the digest isn't sent again that day, and may be missing.
 */
async function sendPlain<M, L extends Leaving>(
  host: Desk<M, L>,
  sender: PlainSender<M>,
  person: string,
  due: L,
): Promise<Line> {
  const message = await host.compose(person, due);
  host.marks.leave(person, { day: due.day, draft: null }, roundsOf(due));
  const outcome = await paced(host, () => sender.send(message));
  if (outcome.kind === 'throttled' || outcome.kind === 'blocked') {
    host.marks.drop(person, due.day);
    return notDone(person, outcome);
  }
  const state = { done: 'sent', refused: 'refused', unclear: 'doubtful' } as const;
  host.marks.settle(person, due.day, state[outcome.kind]);
  return { person, result: state[outcome.kind], ...(outcome.kind === 'refused' && { why: outcome.why }) };
}

async function sendDraft<M>(
  host: Pick<Host<M>, 'marks' | 'wait' | 'stopping'>,
  sender: DraftSender<M>,
  person: string,
  mark: Mark & { draft: string },
): Promise<Line> {
  const outcome = await paced(host, () => sender.send(mark.draft));
  // Without an answer the mark stays unchanged, and the next run checks the draft.
  if (outcome.kind === 'unclear' || outcome.kind === 'throttled' || outcome.kind === 'blocked')
    return notDone(person, outcome);
  host.marks.settle(person, mark.day, outcome.kind === 'refused' ? 'refused' : 'sent');
  return outcome.kind === 'refused'
    ? { person, result: 'refused', why: outcome.why }
    : { person, result: 'sent' };
}

/**
 * Makes a draft, marks it on disk, and sends it: the digest is neither doubled nor missing, because the
 * draft shows whether it was sent.
 */
async function sendByDraft<M, L extends Leaving>(
  host: Desk<M, L>,
  sender: DraftSender<M>,
  person: string,
  due: L,
): Promise<Line> {
  const message = await host.compose(person, due);
  const created = await paced(host, () => sender.create(message));
  // A draft whose id never arrived is never sent.
  if (created.kind !== 'done') return notDone(person, created);
  const mark = { day: due.day, draft: created.value };
  host.marks.leave(person, mark, roundsOf(due));
  return await sendDraft(host, sender, person, mark);
}

/**
 * Finishes what an earlier run began. A draft is updated and sent if it is still due, and otherwise deleted;
 * a message that is no draft any more has been sent. Without a draft the state can't be found out, so the
 * digest counts as sent that day.
 * @param due what would be due now without the mark
 */
export async function finish<M, L extends Leaving>(
  host: Desk<M, L>,
  person: string,
  mark: Mark,
  due: L | null,
): Promise<Line> {
  const { sender, marks } = host;
  const { day, draft } = mark;
  if (draft === null || sender.kind !== 'draft') {
    marks.settle(person, day, 'doubtful');
    return { person, result: 'doubtful' };
  }
  const stillDue = due?.day === day;
  const message = stillDue ? await host.compose(person, due) : null;
  const outcome = await paced(host, () =>
    message === null ? sender.discard(draft) : sender.update(draft, message),
  );
  if (outcome.kind !== 'done') return notDone(person, outcome);
  if (outcome.value === 'notDraft') {
    marks.settle(person, day, 'sent');
    return { person, result: 'sent' };
  }
  if (stillDue) {
    marks.leave(person, mark, roundsOf(due));
    return await sendDraft(host, sender, person, { day, draft });
  }
  marks.drop(person, day);
  return { person, result: 'nothing due' };
}

/** Sends in the configured way. */
export function sendNow<M, L extends Leaving>(host: Desk<M, L>, person: string, due: L): Promise<Line> {
  const { sender } = host;
  return sender.kind === 'plain'
    ? sendPlain(host, sender, person, due)
    : sendByDraft(host, sender, person, due);
}

/** The result where a mail can't be made: nothing was marked or sent yet. */
export const unwritten =
  (person: string) =>
  (problem: unknown): Line => {
    if (!(problem instanceof UnwritableMail)) throw problem;
    return { person, result: 'refused', why: 'the mail could not be made' };
  };
