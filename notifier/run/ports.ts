import type { Schedule } from '../schedule/config';
import type { Due, Person } from '../schedule/due';
import type { Lock } from './lock';
import type { Marks } from './marks';

/**
 * The outcome of a request. `throttled`: not done, to be repeated after `afterMs` · `refused`: not done, and
 * repeating doesn't help · `blocked`: not done, and impossible for every person, for this reason · `unclear`:
 * no answer came, so it may have been done or may still be.
 */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'throttled'; afterMs: number }
  | { kind: 'refused' | 'blocked'; why: string }
  | { kind: 'unclear' };

/** Whether a request found the draft; `notDraft`: the draft has already been sent. */
export type DraftOutcome = Outcome<'done' | 'notDraft'>;

/** Sends a message directly: https://learn.microsoft.com/graph/api/user-sendmail, or SMTP. */
export interface PlainSender<Message> {
  kind: 'plain';
  send(message: Message): Promise<Outcome<null>>;
}

/**
 * Makes a draft and sends it. A draft can be sent only once, and shows afterwards whether it was. Ids don't
 * change when a message is sent: https://learn.microsoft.com/graph/outlook-immutable-id
 */
export interface DraftSender<Message> {
  kind: 'draft';
  create(message: Message): Promise<Outcome<string>>;
  update(draft: string, message: Message): Promise<DraftOutcome>;
  send(draft: string): Promise<DraftOutcome>;
  discard(draft: string): Promise<DraftOutcome>;
}

/** The people with items to answer, at one moment. */
export interface Reading {
  /** ISO 8601, by Graph's own clock (the header Date), because this machine's may be wrong. */
  at: string;
  people: ReadonlyMap<string, Omit<Person, 'history'>>;
}

/** What a run needs from outside: storage, reading, sending, clock. */
export interface RunPorts<Message> {
  schedule: Schedule;
  lock: Lock;
  marks: Marks;
  sender: PlainSender<Message> | DraftSender<Message>;
  read(): Promise<Reading>;
  compose(person: string, due: Due): Promise<Message>;
  /** Ms since an arbitrary moment, by a clock that nobody can set. */
  elapsed(): number;
  /** Waits; resolves earlier where the run must end. */
  wait(ms: number): Promise<void>;
  /** Whether the run must end before the next person. */
  stopping(): boolean;
}

/** A run's result for one person. */
export interface Line {
  person: string;
  result: 'sent' | 'nothing due' | 'refused' | 'doubtful' | 'later' | 'blocked';
  why?: string;
}
