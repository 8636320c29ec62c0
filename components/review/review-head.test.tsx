import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { DecisionItem } from '../../lib/review/model';
import { anItem, answersOn, aReview, guid, ME } from '../../lib/review/testing';
import { ReviewDetails } from './review-details';
import { ReviewHead } from './review-head';

const { settings } = aReview().definition;
const review = aReview({
  definition: { settings: settings && { ...settings, defaultDecision: 'Deny', autoApply: true } },
});
const plain = anItem();
const mine = (n: number) => anItem({ id: guid(n), principal: { ...plain.principal, id: ME } });

const said = (items: readonly DecisionItem[], complete = true) =>
  wordsOf(
    <ReviewHead
      review={review}
      items={items}
      answers={answersOn(items, new Map())}
      complete={complete}
      total={items.length}
      loading={!complete}
    />,
  );

test('a review of one’s own access alone says that one loses it without an answer', () => {
  const own = [mine(1), mine(2)];
  expect(said(own)).toContain('you lose access automatically');
  for (const others of [said([mine(1), anItem({ id: guid(3) })]), said(own, false)]) {
    expect(others).toContain('access is removed automatically');
    expect(others).not.toContain('you lose');
  }
});

test('its details say so too', () => {
  const items = [mine(1), mine(2)];
  const told = (whose: 'own' | 'others') =>
    wordsOf(<ReviewDetails review={review} items={items} whose={whose} />);
  expect(told('own')).toContain('If you don’t answer, you lose access.');
  expect(told('others')).toContain('Without an answer, access is removed.');
});

test('where all are decided it says so in place of what happens without an answer, of one and of several', () => {
  const denied = (n: number) => anItem({ id: guid(n), decision: 'Deny' });
  expect(said([denied(1)])).toMatch(/The one decision is made\. It can be changed until/);
  expect(said([denied(1), denied(2)])).toMatch(/All 2 are decided\. They can be changed until/);
  expect(said([denied(1), anItem({ id: guid(2) })])).toContain('If you don’t answer');
});
