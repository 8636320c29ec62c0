import { UnwritableMail } from '../problem';
import type { Due } from '../schedule/due';
import type { Mark } from './marks';
import type { DraftSender, Line, Outcome, PlainSender, RunPorts } from './ports';

const MAX_TRIES = 4;

/** A mail that is due; a person gets one for each key, which is `day`. The key of a digest is its day. */
export type DueMail = Pick<Due, 'day' | 'rounds'>;

/** What sending a mail needs. */
export interface MailPorts<M, D extends DueMail>
  extends Pick<RunPorts<M>, 'marks' | 'sender' | 'wait' | 'stopping'> {
  compose(person: string, due: D): Promise<M>;
}

/**
 * Repeats a request while it is throttled. It also waits after the last try, so that the next request isn't
 * throttled because of this one.
 */
async function retryWhileThrottled<T>(
  ports: Pick<RunPorts<unknown>, 'wait' | 'stopping'>,
  ask: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let tries = 1; ; tries++) {
    const outcome = await ask();
    if (outcome.kind !== 'throttled') return outcome;
    await ports.wait(outcome.afterMs);
    if (tries === MAX_TRIES || ports.stopping()) return outcome;
  }
}

/** The result for a digest that certainly was not sent and may be sent later. */
function notSent(person: string, outcome: { kind: string; why?: string }): Line {
  if (outcome.kind === 'blocked') return { person, result: 'blocked', why: outcome.why ?? '' };
  return { person, result: 'later', why: outcome.kind };
}

const roundsOf = ({ rounds }: DueMail): string[] => rounds.map(({ round }) => round);

/**
 * Marks on disk, then sends. Where no answer comes, the digest isn't sent again that day, and may be missing.
 */
async function sendPlain<M, D extends DueMail>(
  ports: MailPorts<M, D>,
  sender: PlainSender<M>,
  person: string,
  due: D,
): Promise<Line> {
  const message = await ports.compose(person, due);
  ports.marks.markLeaving(person, { day: due.day, draft: null }, roundsOf(due));
  const outcome = await retryWhileThrottled(ports, () => sender.send(message));
  if (outcome.kind === 'throttled' || outcome.kind === 'blocked') {
    ports.marks.drop(person, due.day);
    return notSent(person, outcome);
  }
  const state = { done: 'sent', refused: 'refused', unclear: 'doubtful' } as const;
  ports.marks.settle(person, due.day, state[outcome.kind]);
  return { person, result: state[outcome.kind], ...(outcome.kind === 'refused' && { why: outcome.why }) };
}

async function sendDraft<M>(
  ports: Pick<RunPorts<M>, 'marks' | 'wait' | 'stopping'>,
  sender: DraftSender<M>,
  person: string,
  mark: Mark & { draft: string },
): Promise<Line> {
  const outcome = await retryWhileThrottled(ports, () => sender.send(mark.draft));
  // Without an answer the mark stays unchanged, and the next run checks the draft.
  if (outcome.kind === 'unclear' || outcome.kind === 'throttled' || outcome.kind === 'blocked')
    return notSent(person, outcome);
  ports.marks.settle(person, mark.day, outcome.kind === 'refused' ? 'refused' : 'sent');
  return outcome.kind === 'refused'
    ? { person, result: 'refused', why: outcome.why }
    : { person, result: 'sent' };
}

/**
 * Makes a draft, marks it on disk, and sends it: the digest is neither doubled nor missing, because the
 * draft shows whether it was sent.
 */
async function sendByDraft<M, D extends DueMail>(
  ports: MailPorts<M, D>,
  sender: DraftSender<M>,
  person: string,
  due: D,
): Promise<Line> {
  const message = await ports.compose(person, due);
  const created = await retryWhileThrottled(ports, () => sender.create(message));
  // A draft whose id never arrived is never sent.
  if (created.kind !== 'done') return notSent(person, created);
  const mark = { day: due.day, draft: created.value };
  ports.marks.markLeaving(person, mark, roundsOf(due));
  return await sendDraft(ports, sender, person, mark);
}

/**
 * Finishes what an earlier run began. A draft is updated and sent if it is still due, and otherwise deleted;
 * a message that is no draft any more has been sent. Without a draft the state can't be found out, so the
 * digest counts as sent that day.
 * @param due what would be due now without the mark
 */
export async function finish<M, D extends DueMail>(
  ports: MailPorts<M, D>,
  person: string,
  mark: Mark,
  due: D | null,
): Promise<Line> {
  const { sender, marks } = ports;
  const { day, draft } = mark;
  if (draft === null || sender.kind !== 'draft') {
    marks.settle(person, day, 'doubtful');
    return { person, result: 'doubtful' };
  }
  const stillDue = due?.day === day;
  const message = stillDue ? await ports.compose(person, due) : null;
  const outcome = await retryWhileThrottled(ports, () =>
    message === null ? sender.discard(draft) : sender.update(draft, message),
  );
  if (outcome.kind !== 'done') return notSent(person, outcome);
  if (outcome.value === 'notDraft') {
    marks.settle(person, day, 'sent');
    return { person, result: 'sent' };
  }
  if (stillDue) {
    marks.markLeaving(person, mark, roundsOf(due));
    return await sendDraft(ports, sender, person, { day, draft });
  }
  marks.drop(person, day);
  return { person, result: 'nothing due' };
}

/** Sends in the configured way. */
export function sendNow<M, D extends DueMail>(ports: MailPorts<M, D>, person: string, due: D): Promise<Line> {
  const { sender } = ports;
  return sender.kind === 'plain'
    ? sendPlain(ports, sender, person, due)
    : sendByDraft(ports, sender, person, due);
}

/** The result where a mail can't be made: nothing was marked or sent yet. */
export const unwritableMailLine =
  (person: string) =>
  (problem: unknown): Line => {
    if (!(problem instanceof UnwritableMail)) throw problem;
    return { person, result: 'refused', why: 'the mail could not be made' };
  };
