import type { Marks } from '../run/marks';
import type { MailSender } from '../send/sender';
import type { Storage } from '../storage';

/** Lets the process end at one step, counted from 0: before something is done, or right after it. */
export class Steps {
  #taken = 0;

  constructor(readonly endsAt: number) {}

  #next(): void {
    if (this.#taken++ === this.endsAt) throw new Error('the process ends here');
  }

  do<T>(work: () => T): T {
    this.#next();
    const result = work();
    this.#next();
    return result;
  }
}

/** The storage with each of its writes made a step. */
export function withSteps(storage: Storage, steps: Steps): Storage {
  const { endedReviews, thanksMarks } = storage;
  const marks: Marks = {
    ...thanksMarks,
    markLeaving: (...mark) => steps.do(() => thanksMarks.markLeaving(...mark)),
    settle: (...state) => steps.do(() => thanksMarks.settle(...state)),
    drop: (...which) => steps.do(() => thanksMarks.drop(...which)),
  };
  return {
    ...storage,
    thanksMarks: marks,
    endedReviews: { ...endedReviews, settle: (...which) => steps.do(() => endedReviews.settle(...which)) },
  };
}

/** A mail server that takes mail, each request a step, for everybody but one address. */
export function fakeMailServer(
  kind: MailSender['kind'],
  steps: Steps,
  refused?: string,
): { sender: MailSender; delivered: string[] } {
  const delivered: string[] = [];
  /** Addresses of drafts that were not sent, by id. */
  const drafts = new Map<string, string>();
  if (kind === 'plain')
    return {
      delivered,
      sender: {
        kind,
        send: async ({ to: { address } }) => {
          if (address === refused) return { kind: 'refused', why: 'no mailbox' };
          steps.do(() => delivered.push(address));
          return { kind: 'done', value: null };
        },
      },
    };
  const onDraft = async (id: string, work: (address: string) => void) => {
    const address = drafts.get(id);
    if (address === undefined) return { kind: 'done', value: 'notDraft' } as const;
    steps.do(() => work(address));
    return { kind: 'done', value: 'done' } as const;
  };
  return {
    delivered,
    sender: {
      kind,
      create: async ({ to }) => {
        const id = `draft ${delivered.length + drafts.size}`;
        steps.do(() => drafts.set(id, to.address));
        return { kind: 'done', value: id };
      },
      update: (id) => onDraft(id, () => {}),
      send: (id) =>
        onDraft(id, (address) => {
          drafts.delete(id);
          delivered.push(address);
        }),
      discard: (id) => onDraft(id, () => drafts.delete(id)),
    },
  };
}
