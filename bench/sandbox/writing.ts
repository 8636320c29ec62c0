import type { Claim } from '../claims';
import { interleaved } from '../measure';
import { ratioClaim, TWICE } from './ratio';
import { type LargeReview, listOf, pagePath, places } from './review';
import { counted } from './sizes';

const ROUNDS = 31;
const WARM_UPS = 5;
const BATCHES = 3;

/**
 * The answer of a round. Each round has another decision than the one before, so that there is something to
 * write.
 */
export function answerOf(round: number): { decision: string; justification: string } {
  return { decision: round % 2 === 0 ? 'Approve' : 'Deny', justification: 'Measured.' };
}

async function itemPath(review: LargeReview, skip: number): Promise<string> {
  const [item] = listOf<{ id: string }>(await review.reviewer.get(pagePath(review, 'reviewer', skip))).value;
  if (!item) throw new Error(`there is no item after ${skip}`);
  return `${review.path}/decisions/${item.id}`;
}

/** Measures PATCH of items in the large review against the small one's, over HTTP. */
export async function measurePatches(small: LargeReview, large: LargeReview): Promise<Claim> {
  const at = places(large.size, 1);
  const patch = (review: LargeReview, path: string) => (round: number) =>
    review.reviewer.send('PATCH', path, answerOf(round));
  const { base, ...times } = await interleaved(
    {
      base: patch(small, await itemPath(small, 0)),
      first: patch(large, await itemPath(large, at.first)),
      middle: patch(large, await itemPath(large, at.middle)),
      last: patch(large, await itemPath(large, at.last)),
    },
    { rounds: ROUNDS, warmUps: WARM_UPS },
  );
  return ratioClaim(
    `A PATCH of the first, middle and last item of ${counted(large.size)}, against one of ${counted(small.size)}`,
    TWICE,
    { times, with: base, called: `one of ${counted(small.size)}` },
  );
}

/** Decides whole reviews at once, several times, to measure memory. */
export async function recordWhole(reviews: readonly LargeReview[]): Promise<void> {
  for (let round = 0; round < BATCHES; round += 1)
    for (const { reviewer, path } of reviews)
      await reviewer.send('POST', `${path}/batchRecordDecisions`, answerOf(round));
}
