import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { DecisionMaker } from '../../lib/review/model';
import { anItem, ME, maker, OTHER } from '../../lib/review/testing';
import { EarlierAnswer } from './earlier-answer';

function said(reviewedBy: DecisionMaker | null): string {
  const item = anItem({ decision: 'Deny', reviewedBy, reviewedAt: '2026-11-09T00:00:00.000Z' });
  return wordsOf(<EarlierAnswer item={item} me={ME} />);
}

test('an earlier decision of mine is shown as mine', () => {
  expect(said(maker(ME))).toMatch(/^You decided Deny/);
});

test('an earlier decision of somebody else, named or not, is shown as theirs', () => {
  expect(said(maker(OTHER))).toMatch(
    new RegExp(`^${maker(OTHER).displayName} decided Deny.*Saving replaces`),
  );
  expect(said(null)).toMatch(/^Somebody else decided Deny.*Saving replaces/);
});
