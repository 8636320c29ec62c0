import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import { anItem, answersOn, ME, maker, OTHER, someKnown } from '../../../lib/review/testing';
import { KnownProvider } from '../../parts/known-context';
import { OneByOnePerson } from './one-by-one-person';

function told(personId: string): string {
  const plain = anItem({ decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: '2026-11-05T00:00:00Z' });
  const item = { ...plain, principal: { ...plain.principal, id: personId } };
  return wordsOf(
    <KnownProvider known={someKnown({ answers: answersOn([item], new Map()) })}>
      <OneByOnePerson item={item} asked={false} onRetry={null} />
    </KnownProvider>,
  );
}

test('one by one, somebody else’s decision about one’s own access is Yes or No', () => {
  expect(told(ME)).toMatch(/Your decision replaces:.*: No, by/);
  expect(told('somebody')).toMatch(/Your decision replaces:.*: Deny, by/);
});
