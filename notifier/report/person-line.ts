import type { Line } from '../run/host';
import type { Occasion } from '../schedule/occasions';

/** What waits for a person in one round. */
export interface RoundLine {
  round: string;
  review: string;
  /** ISO 8601. */
  endsAt: string;
  /** Items that this person alone can answer. */
  owes: number;
  /** Items that others could answer too. */
  shared: number;
}

/** What is said of one person after a run, or before one. */
export interface PersonLine extends Omit<Line, 'result'> {
  result: Line['result'] | 'would send' | 'no mailbox';
  /** Null where nothing is due. */
  occasion: Occasion | null;
  rounds: readonly RoundLine[];
  /** Only where names are asked for. */
  name?: string;
  address?: string;
}
