import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import type { Review } from '../../../lib/review/model';
import { anItem, aReview, guid, ME, someKnown } from '../../../lib/review/testing';
import { Marks } from './marks';
import { factsOf } from './row-facts';

const resource = { id: guid(400), displayName: 'Payroll clerks', type: 'group' };
const access = { ofResource: new Map([[resource.id, 'synced' as const]]), direct: new Map() };
const SHARED = {
  me: ME,
  columns: [],
  several: false,
  open: false,
  awaitsPrevious: false,
  density: 'dense',
  onSelect: () => {},
  onRetry: () => {},
  onDecide: () => {},
  onAsk: () => {},
} as const;

function marksIn(review: Review): string {
  const facts = factsOf(anItem({ resource }), someKnown({ review, access }), new Map());
  return wordsOf(<Marks facts={facts} shared={{ ...SHARED, review }} />);
}

const inStage = (status: 'InProgress' | 'Completed') =>
  aReview({
    definition: { staged: true },
    stage: { id: 's', startsAt: null, endsAt: null, status, number: 1 },
  });

test('that a Deny can’t take effect is marked only while it can be chosen', () => {
  const mark = 'Deny won’t apply: synced group';
  expect([marksIn(aReview()), marksIn(inStage('InProgress'))]).toEqual([mark, mark]);
  expect([marksIn(inStage('Completed')), marksIn(aReview({ instance: { status: 'Applied' } }))]).toEqual([
    '',
    '',
  ]);
});
