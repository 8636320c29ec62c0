import type { Schedule } from '../schedule/config';
import type { Due, Person } from '../schedule/due';
import type { Lock } from './lock';
import type { Marks } from './marks';

/**
 * What became of a request. `throttled`: not done, to be asked again after so many ms · `refused`: not done, and asking
 * again doesn't help · `blocked`: not done, and nobody else's would be, for this reason · `unclear`: no answer came, so it
 * may have been done or may still be.
 */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'throttled'; afterMs: number }
  | { kind: 'refused' | 'blocked'; why: string }
  | { kind: 'unclear' };

/** Whether a request found the draft; `notDraft`: it has been sent already. */
export type DraftOutcome = Outcome<'done' | 'notDraft'>;

/** Sends a message at once: https://learn.microsoft.com/graph/api/user-sendmail, or SMTP. */
export interface PlainSender<Message> {
  kind: 'plain';
  send(message: Message): Promise<Outcome<null>>;
}

/**
 * Makes a draft and sends that, so that a draft can be sent once only and afterwards says whether it was. Ids don't
 * change when a message is sent: https://learn.microsoft.com/graph/outlook-immutable-id
 */
export interface DraftSender<Message> {
  kind: 'draft';
  create(message: Message): Promise<Outcome<string>>;
  update(draft: string, message: Message): Promise<DraftOutcome>;
  send(draft: string): Promise<DraftOutcome>;
  discard(draft: string): Promise<DraftOutcome>;
}

/** Who is waited for, at one moment. */
export interface Reading {
  /** ISO 8601, by Graph's own clock (the header Date): this machine's may be wrong. */
  at: string;
  people: ReadonlyMap<string, Omit<Person, 'told'>>;
}

/** What a run works with. */
export interface Host<Message> {
  schedule: Schedule;
  lock: Lock;
  marks: Marks;
  sender: PlainSender<Message> | DraftSender<Message>;
  read(): Promise<Reading>;
  compose(person: string, due: Due): Promise<Message>;
  /** Ms since any moment, by a clock that nobody sets. */
  elapsed(): number;
  /** Comes back earlier where the run is to end. */
  wait(ms: number): Promise<void>;
  /** Whether the run is to end before the next person. */
  stopping(): boolean;
}

/** What a run says of a person. */
export interface Line {
  person: string;
  result: 'sent' | 'nothing due' | 'refused' | 'doubtful' | 'later' | 'blocked';
  why?: string;
}
