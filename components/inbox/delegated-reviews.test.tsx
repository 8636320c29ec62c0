import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import { guid } from '../../lib/review/testing';
import { DelegatedReviews } from './delegated-reviews';

const textFor = (endsAt: string) => {
  const review = {
    definitionId: guid(100),
    instanceId: guid(200),
    displayName: 'Payroll',
    endsAt,
    by: ['Alex'],
  };
  return wordsOf(
    <DelegatedReviews found={{ reviews: [review], catalogs: true, partial: false }} listed={[]} />,
  );
};

test('a delegated review’s end is counted by the tenant’s clock, and shown as ended when it has passed', () => {
  expect(textFor('1970-01-03T00:00:00Z')).toContain('Due in 2 days');
  expect(textFor('1969-12-30T00:00:00Z')).toMatch(/Ended 2 days ago/);
});
