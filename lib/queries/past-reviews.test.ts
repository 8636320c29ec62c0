import { expect, test } from 'vitest';
import { anItem, aReview, guid } from '../review/testing';
import { stageEndedIn } from './past-reviews';

const NOW = Date.parse('2026-11-22T00:00:00.000Z');

const read = (id: string, status: 'InProgress' | 'Completed', items = [anItem()]) => {
  const stage = { id: 's', startsAt: null, endsAt: '2026-11-20T00:00:00.000Z', status, number: 1 };
  const review = aReview({ definition: { staged: true }, instance: { id }, stage });
  return { review, resource: null, items, complete: true };
};

test('the inbox tells in which reviews my stage has ended, without those that have ended meanwhile', () => {
  const [over, running, without] = [
    read(guid(1), 'Completed'),
    read(guid(2), 'InProgress'),
    read(guid(3), 'Completed', []),
  ];
  const reviews = [running, without, over];
  expect(stageEndedIn({ reviews }, [], NOW)).toEqual([over.review]);
  const ended = aReview({ instance: { id: guid(1), status: 'Applied' } });
  expect(stageEndedIn({ reviews }, [ended], NOW)).toEqual([]);
});
