import { performance } from 'node:perf_hooks';
import type { Claim } from '../claims';
import { interleaved, timed } from '../measure';
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

interface Steps {
  pages: number[];
  /** The times of the small review's page, read in between. */
  base: number[];
}

/** Follows next links from the page at `path`; every fourth time it also reads the small review. */
async function walk(small: LargeReview, large: LargeReview): Promise<Steps> {
  const steps: Steps = { pages: [], base: [] };
  const ids = new Set<string>();
  let path: string | undefined = pagePath(large, 'reviewer', 0);
  while (path !== undefined) {
    const start = performance.now();
    const page = listOf<{ id: string }>(await large.reviewer.get(path));
    steps.pages.push(performance.now() - start);
    for (const { id } of page.value) ids.add(id);
    path = pathOf(page['@odata.nextLink']);
    if (steps.pages.length % 4 === 0)
      steps.base.push(
        await timed(async () => listOf(await small.reviewer.get(pagePath(small, 'reviewer', 0)))),
      );
  }
  if (ids.size !== large.size) throw new Error(`next links lead to ${ids.size} of ${large.size} items`);
  return steps;
}

/**
 * The path of a next link. Next links have Microsoft's address; the same path is requested from the sandbox.
 */
function pathOf(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const { pathname, search } = new URL(link);
  return pathname + search;
}

const tenth = (times: readonly number[], index: number): number[] =>
  times.slice((index * times.length) / 10, ((index + 1) * times.length) / 10);

/** The tenth of all pages that is slowest compared with the small review's page in the same tenth. */
async function wholeWay(small: LargeReview, large: LargeReview): Promise<Claim> {
  const { pages, base } = await walk(small, large);
  const claims = Array.from({ length: 10 }, (_, index) =>
    ratioClaim(
      `All ${counted(pages.length)} pages by their next links, the slowest tenth of the way`,
      TWICE,
      {
        times: { [`tenth ${index + 1}`]: tenth(pages, index) },
        with: tenth(base, index),
        called: `the page of ${counted(small.size)} in between`,
      },
    ),
  );
  return claims.reduce((worst, claim) => (claim.measured > worst.measured ? claim : worst));
}

/** Measures pages of the large review against the only page of the small one, over HTTP. */
export async function measureReading(small: LargeReview, large: LargeReview): Promise<Claim[]> {
  return [
    await pages(small, large, 'reviewer'),
    await pages(small, large, 'admin'),
    await wholeWay(small, large),
  ];
}
