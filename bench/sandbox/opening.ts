import { type Claim, figure } from '../claims';
import { timed } from '../measure';
import { type Duration, durationClaim } from './duration';
import { control } from './graph';
import type { SandboxProcess } from './process';
import { DEFINITIONS, findReview, type LargeReview, largeDomain, listOf } from './review';
import { counted, LARGE, MAX_RESIDENT } from './sizes';

const ROUNDS = 15;
const MAX_SECONDS = 1;
const DAY = 86_400_000;

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A review of everyone in the seeded review's group that starts on a later day. */
function definitionOf({ definition: { scope, reviewers } }: LargeReview, day: number): unknown {
  return {
    displayName: 'Opened by the clock',
    descriptionForAdmins: 'Measured',
    descriptionForReviewers: 'Measured',
    scope,
    reviewers,
    settings: {
      mailNotificationsEnabled: true,
      recommendationsEnabled: true,
      instanceDurationInDays: 60,
      recurrence: {
        pattern: null,
        range: { type: 'endDate', startDate: dateOf(day), endDate: dateOf(day + 60 * DAY) },
      },
    },
  };
}

async function mustBe(status: string, { admin }: LargeReview, definition: string): Promise<void> {
  const [instance] = listOf<{ status: string }>(await admin.get(`${definition}/instances`)).value;
  if (instance?.status !== status) throw new Error(`the review is ${instance?.status}, not ${status}`);
}

/** Creates a review that is not due, lets a day pass, which opens it, and deletes it. */
async function openOnce(child: SandboxProcess, review: LargeReview, day: number): Promise<Duration> {
  const made = await review.admin.send('POST', DEFINITIONS, definitionOf(review, day));
  const definition = `${DEFINITIONS}/${(JSON.parse(made) as { id: string }).id}`;
  await mustBe('NotStarted', review, definition);
  const before = child.processorTime();
  const wall = await timed(() => control(child.send, `/${largeDomain(LARGE)}/clock`, { advance: 'P1D' }));
  const processor = child.processorTime() - before;
  await mustBe('InProgress', review, definition);
  await review.admin.send('DELETE', definition);
  return { wall, processor };
}

/** Opens reviews of the large group, one a day, by moving the tenant's clock. */
export async function measureOpening(child: SandboxProcess): Promise<Claim[]> {
  const review = await findReview(child.send, LARGE);
  const durations: Duration[] = [];
  child.forgetPeak();
  const atFirst = child.resident();
  for (let round = 1; round <= ROUNDS; round += 1)
    durations.push(await openOnce(child, review, Date.now() + round * DAY));
  return [
    durationClaim(
      `A review of ${counted(LARGE)} items opens when its day comes: people, advice and reviewers are written down`,
      MAX_SECONDS,
      durations,
    ),
    {
      what: 'Resident while such reviews open and are deleted, at the peak',
      unit: 'MB',
      measured: child.peak(),
      atMost: MAX_RESIDENT,
      detail: `${ROUNDS} reviews, one after the other`,
      cause: `${figure(atFirst, 'MB')} were there before the first, after the pages, PATCHes and batches above`,
    },
  ];
}
