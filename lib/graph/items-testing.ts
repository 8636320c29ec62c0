import { guid } from '../review/testing';
import { batchReply, fakeGraph, ORIGIN, type Reply, type Sent } from './testing';

/** How a test's tenant answers for its list of items. */
export interface Listing {
  size: number;
  /**
   * - `skip`: as Microsoft's service does.
   * - `token`: next links without a position.
   * - `ignored`, `refused`: what the tenant does with `$skip`.
   * - `capped`: pages requested by number end early.
   * - `round`: the last page links to the first.
   */
  paging?: 'skip' | 'token' | 'ignored' | 'refused' | 'capped' | 'round';
  page?: number;
  /** The value of `@odata.count`. */
  count?: 'total' | 'page' | 'none' | 'tooMany' | 'tooFew';
  /** Before these answers (counted from the first) the tenant changes the order of its items. */
  shiftsAt?: ReadonlySet<number>;
  /** The parts (counted from the first) that fail once, with their status. */
  failsAt?: ReadonlyMap<number, 404 | 429 | 500 | 503>;
  /** How many turns of the event loop a batch's answer takes. */
  delay?(): number;
  decision?(at: number): string;
}

const LIST = '/identityGovernance/accessReviews/definitions/x/instances/y/decisions/filterByCurrentUser';

/** The id of the item that was at this place at first. */
export const itemAt = (at: number): string => guid(1_000_000 + at);

/** A tenant with one list of items; `requests` counts the HTTP requests. */
export function listingTenant(listing: Listing) {
  const { paging = 'skip', page: size = 100, count = 'total', decision = () => 'NotReviewed' } = listing;
  let order = Array.from({ length: listing.size }, (_, at) => at);
  let answered = 0;
  const page = (url: string): Reply => {
    answered++;
    const failure = listing.failsAt?.get(answered);
    if (failure) return { status: failure, headers: { 'Retry-After': '1' } };
    if (listing.shiftsAt?.has(answered))
      order = [...order.slice(order.length / 3), ...order.slice(0, order.length / 3)];
    const asked = new URLSearchParams(url.split('?')[1]);
    if (paging === 'refused' && asked.has('$skip') && !asked.has('next')) return { status: 400 };
    const skip = paging === 'token' ? Number(asked.get('$skiptoken') ?? 0) : Number(asked.get('$skip') ?? 0);
    const from = paging === 'ignored' && !asked.has('next') ? 0 : skip;
    if (paging === 'capped' && from >= 500 && !asked.has('next')) return { body: { value: [] } };
    if (paging === 'round') return roundTrip(order, from);
    const until = Math.min(from + size, order.length);
    const link = `${ORIGIN}/v1.0${LIST}?next=1&${paging === 'token' ? '$skiptoken' : '$skip'}=${until}`;
    const claimedCount = {
      total: order.length,
      page: until - from,
      none: undefined,
      tooMany: order.length + 7,
      tooFew: 150,
    }[count];
    return {
      body: {
        ...(claimedCount !== undefined && { '@odata.count': claimedCount }),
        ...(until < order.length && { '@odata.nextLink': link }),
        value: order.slice(from, until).map((at) => ({ id: itemAt(at), decision: decision(at) })),
      },
    };
  };
  const made = fakeGraph(async (one: Sent) => {
    for (let turn = listing.delay?.() ?? 0; turn > 0; turn--) await Promise.resolve();
    return one.path === '/v1.0/$batch' ? batchReply(one, (part) => page(part.url)) : page(one.path);
  });
  return { ...made, pages: () => answered };
}

/** Another full page with the same items again, without an end. */
function roundTrip(order: readonly number[], from: number): Reply {
  const value = Array.from({ length: 100 }, (_, place) => ({
    id: itemAt(order[(from + place) % order.length] ?? 0),
  }));
  return { body: { value, '@odata.nextLink': `${ORIGIN}/v1.0${LIST}?next=1&$skip=${from + 100}` } };
}
