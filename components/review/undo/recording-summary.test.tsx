import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { Problem } from '../../../lib/review/problem';
import { anIntent, anItem, answersOn } from '../../../lib/review/testing';
import { countChoices, FailedSummary } from './recording-summary';

function textFor(problems: readonly Problem[], justification = ''): string {
  const items = problems.map((_, at) => anItem({ id: String(at) }));
  const states = new Map<string, ItemProgress>(
    problems.map((problem, at) => [
      String(at),
      {
        intent: { ...anIntent(anItem({ id: String(at) })), justification },
        state: { step: 'failed', problem },
      },
    ]),
  );
  const counts = countChoices(answersOn(items, states));
  return wordsOf(<FailedSummary counts={counts} busy={false} onRetry={() => {}} />);
}

test('refusals are listed by cause with a count each, and one button tries all again', () => {
  const said = textFor([{ code: 'ended' }, { code: 'forbidden' }, { code: 'ended' }]);
  expect(said).toContain('2 decisions were not saved: This review has ended');
  expect(said).toContain('One decision was not saved: You don’t have permission for this');
  expect(said.match(/Try all again/g)).toHaveLength(1);
});

test('a refusal with a known cause is listed apart from one without', () => {
  const said = textFor([{ code: 'forbidden' }, { code: 'forbidden', cause: 'licence' }]);
  expect(said.match(/One decision was not saved/g)).toHaveLength(2);
});

test('what is said of refusals fits their number, and speaks of a reason only where one was given', () => {
  const one = textFor([{ code: 'ended' }]);
  expect(one).toContain(
    'The review ended before your decision arrived, so it was not saved. Your decision is kept.',
  );
  expect(one).toContain('Try again');
  const two = textFor([{ code: 'ended' }, { code: 'ended' }], 'Left.');
  expect(two).toContain(
    'The review ended before your decisions arrived, so they were not saved. Your decisions and reasons are kept.',
  );
});
