import { join } from 'node:path';
import { CONTOSO } from '../../sandbox/seed/seed';
import { type Claim, figure } from '../claims';
import { median, timed } from '../measure';
import { type Duration, durationClaim } from './duration';
import { signIn } from './graph';
import { type SandboxProcess, spawnSandbox } from './process';
import { DEFINITIONS, findReview, MINE, pagePath } from './review';
import { counted, LARGE, MAX_RESIDENT, SMALL } from './sizes';

const ROUNDS = 15;
const MAX_SECONDS = { nothing: 2, large: 1 };

interface Start extends Duration {
  /** The memory after the first answer, in MB. */
  resident: number;
}

/** Measures from the start of a process to its first answer, without its end. */
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

/** Gets a token and the list of reviews that wait for Adele. */
async function firstList({ send }: SandboxProcess): Promise<void> {
  const adele = await signIn(send, CONTOSO.adele, CONTOSO.domain);
  await adele.get(`${DEFINITIONS}/${MINE}`);
}

const firstPage =
  (items: number) =>
  async ({ send }: SandboxProcess): Promise<void> => {
    const review = await findReview(send, items);
    await review.reviewer.get(pagePath(review, 'reviewer', 0));
  };

const largeFlags = (items: number): string[] => ['--seed', 'large', '--items', String(items)];

const processorOf = (starts: readonly Start[]): number =>
  median(starts.map(({ processor }) => processor)) / 1000;

/**
 * Starts the sandbox in turns on an empty folder (in `home`), on one with a small review, and
 * on `data` with the large review.
 */
export async function measureStarts(home: string, data: string): Promise<Claim[]> {
  const nothing: Start[] = [];
  const small: Start[] = [];
  const large: Start[] = [];
  const smallData = join(home, 'small');
  await startOnce(smallData, largeFlags(SMALL), firstPage(SMALL));
  for (let round = 0; round < ROUNDS; round += 1) {
    nothing.push(await startOnce(join(home, `nothing-${round}`), ['--seed', 'contoso'], firstList));
    small.push(await startOnce(smallData, largeFlags(SMALL), firstPage(SMALL)));
    large.push(await startOnce(data, largeFlags(LARGE), firstPage(LARGE)));
  }
  const usual = median(small.map(({ wall }) => wall)) / 1000;
  const opened = durationClaim(
    `A process starts on the folder of ${counted(LARGE)} items, to their first page`,
    MAX_SECONDS.large,
    large,
  );
  const contoso = figure(median(nothing.map(({ resident }) => resident)), 'MB');
  return [
    durationClaim(
      'A process starts on an empty folder, to a token and the first list of reviews of Contoso',
      MAX_SECONDS.nothing,
      nothing,
    ),
    {
      ...opened,
      cause: `${opened.cause}; on a folder of ${counted(SMALL)} items it uses ${figure(processorOf(small), 's')}`,
      detail: `${opened.detail}; on a folder of ${counted(SMALL)} items ${figure(usual, 's')}`,
    },
    {
      what: 'Resident after that first page',
      unit: 'MB',
      measured: Math.max(...large.map(({ resident }) => resident)),
      atMost: MAX_RESIDENT,
      detail: `the most of ${ROUNDS} starts; with Contoso alone ${contoso}`,
      cause: `all but ${contoso} comes with the size`,
    },
  ];
}
