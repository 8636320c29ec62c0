import { join } from 'node:path';
import { CONTOSO } from '../../sandbox/seed/seed';
import { type Claim, figure } from '../claims';
import { median, timed } from '../measure';
import { type Duration, durationClaim } from './duration';
import { signIn } from './graph';
import { type SandboxProcess, spawnSandbox } from './process';
import { DEFINITIONS, findReview, MINE, pagePath } from './review';
import { counted, LARGE, MOST_RESIDENT } from './sizes';

const ROUNDS = 15;
const MOST_SECONDS = { nothing: 2, large: 1 };

interface Start extends Duration {
  /** MB after the first answer. */
  resident: number;
}

/** From the start of a process to its first answer. Stopping it is not counted. */
async function startOnce(
  data: string,
  flags: readonly string[],
  ask: (child: SandboxProcess) => Promise<unknown>,
): Promise<Start> {
  let child: SandboxProcess | undefined;
  const wall = await timed(async () => {
    const started = await spawnSandbox(data, flags);
    child = started;
    await started.firstAnswer(() => ask(started));
  });
  if (!child) throw new Error('the sandbox does not start');
  const start = { wall, processor: child.processorTime(), resident: child.resident() };
  await child.stop();
  return start;
}

/** A token and the list of the reviews that wait for Adele. */
async function firstList({ send }: SandboxProcess): Promise<void> {
  const adele = await signIn(send, CONTOSO.adele, CONTOSO.domain);
  await adele.get(`${DEFINITIONS}/${MINE}`);
}

async function firstPage({ send }: SandboxProcess): Promise<void> {
  const review = await findReview(send, LARGE);
  await review.reviewer.get(pagePath(review, 'reviewer', 0));
}

/**
 * Starts the sandbox on an empty folder (in `home`) and on the folder of the large review, in turns.
 */
export async function measureStarts(home: string, data: string): Promise<Claim[]> {
  const nothing: Start[] = [];
  const large: Start[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    nothing.push(await startOnce(join(home, `nothing-${round}`), ['--seed', 'contoso'], firstList));
    large.push(await startOnce(data, ['--seed', 'large', '--items', String(LARGE)], firstPage));
  }
  const empty = median(nothing.map(({ resident }) => resident));
  return [
    durationClaim(
      'From nothing, an empty folder, to a token and the first list of reviews of Contoso',
      MOST_SECONDS.nothing,
      nothing,
    ),
    durationClaim(
      `From the start of a process on the folder of the ${counted(LARGE)} items to their first page`,
      MOST_SECONDS.large,
      large,
    ),
    {
      what: 'Resident after that first page',
      unit: 'MB',
      measured: Math.max(...large.map(({ resident }) => resident)),
      atMost: MOST_RESIDENT,
      detail: `the most of ${ROUNDS} starts; with Contoso alone ${figure(empty, 'MB')}`,
    },
  ];
}
