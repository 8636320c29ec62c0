import type { ReviewRoute } from '../review/model';
import { TenantClock } from './tenant-clock';

/**
 * What the portal asks a tenant for although it can do without:
 * `insights` and `top` with items · `undecided`: items that nobody has answered · `statusFilter` on instances · `idFilter`: several people by their ids · `skip`: a page
 * out of turn · `count`: a count that agrees with the list · `singleItem`: reading one item · `stageActions`: a stage's own
 * bulk actions · `people`, `photos`, `access`: what the directory tells · `owners` of resources ·
 * `sponsorOf`: the guests I sponsor · `attest`: to attest them · `delegated`: reviews delegated to me, `delegatedCatalogs`: those on
 * `unified` · `previous/…`: the instance before this one.
 */
export type Extra =
  | 'insights'
  | 'top'
  | 'undecided'
  | 'statusFilter'
  | 'idFilter'
  | 'skip'
  | 'count'
  | 'singleItem'
  | 'stageActions'
  | 'people'
  | 'photos'
  | 'access'
  | 'owners'
  | 'sponsorOf'
  | 'attest'
  | 'delegated'
  | 'delegatedCatalogs'
  | `previous/${string}`;

/** Before an extra that failed for a reason that may pass is asked for again (ms). */
const PAUSE = 60_000;

/**
 * Whether a status may mean that Graph doesn't take an extra. Which one it answers then is documented nowhere, and filters
 * that worked have begun to answer 500: https://github.com/microsoftgraph/microsoft-graph-docs/issues/5405
 */
export function mayRefuse(status: number): boolean {
  return status === 400 || status === 404 || status === 405 || status >= 500;
}

/**
 * Whether a first answer may mean that the tenant hasn't such a thing at all: another cloud, no licence, or not for
 * reviewers without a role. Which of them a tenant answers is documented nowhere.
 */
export function isNotHere(status: number | undefined): boolean {
  return status === 400 || status === 403 || status === 404 || status === 501;
}

/** 501 says that it isn't there; other errors of the server may be gone in a minute. */
const passes = (status: number) => status >= 500 && status !== 501;

/** Everything one session learns of its tenant; a new session begins with a new one. */
export class TenantKnowledge {
  /** Whose time a review's dates are told from. */
  readonly clock = new TenantClock();
  /** The stage that is mine, by instance, as last seen. */
  readonly myStages = new Map<string, string>();
  /** When each stage began (ISO time), by the stage's id; null where Graph doesn't say. */
  readonly stageStarts = new Map<string, string | null>();
  /** Where each item stood when its whole list was last read, by the list and the item's id. */
  readonly places = new Map<string, ReadonlyMap<string, number>>();
  /** Whether the tenant has the `unified` route; null until it was asked. */
  unified: boolean | null = null;
  /** The routes of definitions that aren't at the ordinary address, by id, as last read. */
  readonly routes = new Map<string, ReviewRoute>();
  readonly #refusedUntil = new Map<Extra, number>();
  readonly #now: () => number;

  /** `now` gives ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether an extra is worth asking for. */
  offers(extra: Extra): boolean {
    return (this.#refusedUntil.get(extra) ?? Number.NEGATIVE_INFINITY) <= this.#now();
  }

  /** An extra isn't asked for any more. */
  refuse(extra: Extra): void {
    this.#refusedUntil.set(extra, Number.POSITIVE_INFINITY);
  }

  /** An extra was answered with `status`, or not at all: it isn't asked for any more, or not for a minute. */
  failed(extra: Extra, status?: number): void {
    if (status === undefined || passes(status)) this.#refusedUntil.set(extra, this.#now() + PAUSE);
    else this.refuse(extra);
  }
}
