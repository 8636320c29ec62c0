import type { ReviewRoute } from '../review/model';
import { TenantClock } from './tenant-clock';

/**
 * What the portal asks a tenant for although it can do without it.
 * - `insights`, `top`: with items.
 * - `undecided`: the filter for items that aren't reviewed.
 * - `statusFilter`: the filter of instances by status.
 * - `idFilter`: several people by their ids in one request.
 * - `skip`: a page by number, without the link to it.
 * - `count`: a count that agrees with the list.
 * - `singleItem`: reading one item.
 * - `stageActions`: a stage's own bulk actions.
 * - `people`, `photos`, `access`: what the directory tells.
 * - `sponsorOf`: the guests I sponsor. `attest`: confirming them.
 * - `delegated`: reviews delegated to me. `delegatedCatalogs`: those on `unified`.
 * - `previous/…`: the instance before this one.
 * - `owners/…`: the owners of one resource.
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
  | 'sponsorOf'
  | 'attest'
  | 'delegated'
  | 'delegatedCatalogs'
  | `previous/${string}`
  | `owners/${string}`;

/** How long an extra isn't requested after a failure that may pass, in ms. */
const PAUSE = 60_000;

/**
 * Whether a status may mean that Graph refuses an extra. Microsoft doesn't document which status that is, and filters
 * that worked have begun to answer 500: https://github.com/microsoftgraph/microsoft-graph-docs/issues/5405
 */
export function mayRefuse(status: number): boolean {
  return status === 400 || status === 404 || status === 405 || status >= 500;
}

/**
 * Whether a first answer may mean that the tenant lacks the feature: another cloud, no licence, or not for reviewers
 * without a role. Microsoft doesn't document which status a tenant answers then.
 */
export function isNotHere(status: number | undefined): boolean {
  return status === 400 || status === 403 || status === 404 || status === 501;
}

/**
 * Whether an answer says nothing about what was asked: Graph failed, took too long, or asks to come back later.
 * https://learn.microsoft.com/graph/throttling
 */
export const saysNothing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** 501 means that the feature doesn't exist; other failures may be gone in a minute. */
const passes = (status: number) => saysNothing(status) && status !== 501;

/** Everything one session learns about its tenant; a new session begins with an empty one. */
export class TenantKnowledge {
  /** The clock by which a review's dates are shown. */
  readonly clock = new TenantClock();
  /** The id of my stage, by instance id, as last read. */
  readonly myStages = new Map<string, string>();
  /** When each stage began (ISO time), by the stage's id; null where Graph doesn't tell. */
  readonly stageStarts = new Map<string, string | null>();
  /** The position of each item when its list was last read completely, by list and item id. */
  readonly positions = new Map<string, ReadonlyMap<string, number>>();
  /** Whether the tenant has the `unified` route; null until it was asked. */
  unified: boolean | null = null;
  /** The routes of definitions that aren't on the ordinary route, by id, as last read. */
  readonly routes = new Map<string, ReviewRoute>();
  readonly #refusedUntil = new Map<Extra, number>();
  readonly #now: () => number;

  /** `now` gives ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether an extra is worth requesting. */
  offers(extra: Extra): boolean {
    return (this.#refusedUntil.get(extra) ?? Number.NEGATIVE_INFINITY) <= this.#now();
  }

  /** Notes that an extra isn't requested any more. */
  refuse(extra: Extra): void {
    this.#refusedUntil.set(extra, Number.POSITIVE_INFINITY);
  }

  /**
   * Notes that an extra was answered with `status`, or not at all: it isn't requested any more, or not for a minute.
   */
  failed(extra: Extra, status?: number): void {
    if (status === undefined || passes(status)) this.#refusedUntil.set(extra, this.#now() + PAUSE);
    else this.refuse(extra);
  }
}
