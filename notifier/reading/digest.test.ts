import { expect, test } from 'vitest';
import { adviceSettings } from '../../lib/review/advice-settings';
import { aReview, guid } from '../../lib/review/testing';
import { asReview } from '../mail/as-review';
import { digestOf } from './digest';
import type { ReviewData } from './review-data';

const ME = guid(1);
const STAGES = [14, 60, 90].map((adviceLookBackDays) => ({
  durationInDays: 3,
  movesOn: 'all' as const,
  advice: { adviceEnabled: adviceLookBackDays !== 14, adviceLookBackDays },
}));

/** The review of a digest about one round in a plan of so many stages; none: a review without stages. */
function reviewIn(stages: number, first: boolean) {
  const { definition } = aReview({ definition: { staged: stages > 0, stages: STAGES.slice(0, stages) } });
  const round = {
    key: 'round',
    definition: { ...definition, asks: null },
    ref: { definitionId: definition.id, instanceId: guid(200), stageId: stages > 0 ? guid(300) : null },
    startsAt: '2026-11-01T00:00:00Z',
    endsAt: '2026-11-20T00:00:00Z',
    first,
  };
  const reviewData = {
    at: '2026-11-02T00:00:00Z',
    addresseeOf: () => ({ displayName: 'Adele Vance', address: 'adele@contoso.com' }),
    people: new Map([[ME, [{ round, owed: [], shared: [] }]]]),
  } as unknown as ReviewData;
  const due = { day: '2026-11-02', occasion: 'start', rounds: [{ round: 'round' }] } as never;
  const [review] = digestOf(reviewData, { person: ME, due, timeZone: 'UTC', language: null })?.reviews ?? [];
  if (!review) throw new Error('No review.');
  return review;
}

test.each([
  [0, true, { adviceEnabled: true, adviceLookBackDays: 30 }],
  [2, true, { adviceEnabled: false, adviceLookBackDays: 14 }],
  [2, false, { adviceEnabled: true, adviceLookBackDays: 60 }],
  // Of three stages a later one's number isn't known: the definition's settings count.
  [3, false, { adviceEnabled: true, adviceLookBackDays: 30 }],
])(
  'an email about a review with %i stages, first stage %s, explains recommendations by the stage’s settings',
  (stages, first, settings) => {
    const review = reviewIn(stages, first);
    expect(review).toMatchObject(settings);
    expect(adviceSettings(asReview(review))).toMatchObject(settings);
  },
);
