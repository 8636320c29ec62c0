import { join } from 'node:path';
import type { Claim } from '../claims';
import { timed } from '../measure';
import { durationClaim } from './duration';
import { control } from './graph';
import { type SandboxProcess, spawnSandbox } from './process';
import { findReview, largeDomain, pagePath } from './review';
import { counted, LARGE, MAX_RESIDENT, SMALL, TEN_THOUSAND } from './sizes';

const ROUNDS = 3;
/** "In seconds" means less than ten. */
const MAX_SECONDS = 10;

/** Measures from the start of the process on an empty folder until the review's first page is there. */
async function seedOnce(data: string) {
  const child = await spawnSandbox(data, ['--seed', 'large', '--items', String(LARGE)]);
  const wall = await timed(async () => {
    const review = await child.firstAnswer(() => findReview(child.send, LARGE));
    await review.reviewer.get(pagePath(review, 'reviewer', 0));
  });
  const figures = { wall, processor: child.processorTime(), resident: child.resident(), peak: child.peak() };
  return { child, figures };
}

/** Adds the reviews with which the large one is compared. */
async function addSmaller({ send }: SandboxProcess): Promise<void> {
  for (const items of [SMALL, TEN_THOUSAND])
    await control(send, '', { seed: 'large', items, domain: largeDomain(items) });
}

function claimsOf(runs: { wall: number; processor: number; resident: number; peak: number }[]): Claim[] {
  const most = (name: 'resident' | 'peak') => Math.max(...runs.map((run) => run[name]));
  const memory = { unit: 'MB', atMost: MAX_RESIDENT } as const;
  const detail = `the most of ${runs.length} runs`;
  return [
    durationClaim(
      `A process starts on an empty folder and seeds ${counted(LARGE)} items, to their first page`,
      MAX_SECONDS,
      runs,
    ),
    { what: 'Resident after seeding it', measured: most('resident'), detail, ...memory },
    { what: 'Resident while seeding it, at the peak', measured: most('peak'), detail, ...memory },
  ];
}

/**
 * Seeds the large review in folders within `home`, and returns the last folder, which
 * also contains smaller reviews.
 */
export async function measureSeeding(home: string): Promise<{ data: string; claims: Claim[] }> {
  const runs = [];
  for (let round = 1; ; round += 1) {
    const data = join(home, `seeded-${round}`);
    const { child, figures } = await seedOnce(data);
    runs.push(figures);
    const isLast = round === ROUNDS;
    if (isLast) await addSmaller(child);
    await child.stop();
    if (isLast) return { data, claims: claimsOf(runs) };
  }
}
