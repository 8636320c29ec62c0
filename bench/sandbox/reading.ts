import type { Claim } from '../claims';
import { interleaved, median, timed } from '../measure';
import { ratioClaim, TWICE } from './ratio';
import { type LargeReview, listOf, PAGE, pagePath, places } from './review';
import { counted } from './sizes';

const ROUNDS = 31;
const WARM_UPS = 5;

async function pages(small: LargeReview, large: LargeReview, who: 'reviewer' | 'admin'): Promise<Claim> {
  const at = places(large.size, PAGE);
  const read = (review: LargeReview, skip: number) => () => review[who].get(pagePath(review, who, skip));
  const { base, ...times } = await interleaved(
    {
      base: read(small, 0),
      first: read(large, at.first),
      middle: read(large, at.middle),
      last: read(large, at.last),
    },
    { rounds: ROUNDS, warmUps: WARM_UPS },
  );
  const whose =
    who === 'reviewer'
      ? "of a reviewer's decisions (filterByCurrentUser)"
      : 'of all decisions, read by an administrator';
  return ratioClaim(
    `A page of ${PAGE} ${whose}: first, middle and last of ${counted(large.size)}, against ${counted(small.size)}`,
    TWICE,
    { times, with: base, called: `the page of ${counted(small.size)}` },
  );
}

/** Follows next links to the end. After every tenth page the small review is read for comparison. */
async function walk(small: LargeReview, large: LargeReview): Promise<Claim> {
  const times: number[] = [];
  const base: number[] = [];
  const ids = new Set<string>();
  let next: string | undefined = pagePath(large, 'reviewer', 0);
  while (next !== undefined) {
    const path: string = next;
    let text = '';
    times.push(
      await timed(async () => {
        text = await large.reviewer.get(path);
      }),
    );
    const page = listOf<{ id: string }>(text);
    for (const { id } of page.value) ids.add(id);
    const link = page['@odata.nextLink'];
    next = link === undefined ? undefined : new URL(link).pathname + new URL(link).search;
    if (times.length % 10 === 0)
      base.push(await timed(() => small.reviewer.get(pagePath(small, 'reviewer', 0))));
  }
  if (ids.size !== large.size) throw new Error(`next links lead to ${ids.size} of ${large.size} items`);
  const tenth = Math.floor(times.length / 10);
  const tenths = Array.from({ length: 10 }, (_, index) => times.slice(index * tenth, (index + 1) * tenth));
  const slowest = tenths.reduce((a, b) => (median(b) > median(a) ? b : a));
  return ratioClaim(`Following next links through all ${counted(times.length)} pages`, TWICE, {
    times: { 'the slowest tenth of the way': slowest, 'the last tenth': tenths[9] ?? [] },
    with: base,
    called: `the page of ${counted(small.size)}`,
  });
}

/** Pages of the large review against the only page of the small one, over HTTP. */
export async function measureReading(small: LargeReview, large: LargeReview): Promise<Claim[]> {
  return [
    await pages(small, large, 'reviewer'),
    await pages(small, large, 'admin'),
    await walk(small, large),
  ];
}
