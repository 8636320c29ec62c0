import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import { type Known, previousKey } from '../../../lib/review/known';
import type { PersonDetails } from '../../../lib/review/model';
import { anItem, guid, previousAnswer, someKnown } from '../../../lib/review/testing';
import { KnownProvider } from '../../parts/known-context';
import { QuestionFacts } from './question-words';

const plain = anItem();
const item = anItem({ advice: 'Approve', principal: { ...plain.principal, id: guid(9) } });
const person = (over: Partial<PersonDetails>): PersonDetails => ({
  jobTitle: null,
  department: null,
  manager: null,
  managerId: null,
  managerAddress: null,
  kind: 'member',
  enabled: true,
  ...over,
});

function evidence(over: Partial<Known>): string {
  return wordsOf(
    <KnownProvider known={someKnown(over)}>
      <QuestionFacts act="Approve" item={item} only="evidence" />
    </KnownProvider>,
  );
}

const about = (details: PersonDetails): Partial<Known> => ({ people: new Map([[guid(9), details]]) });

test('the question says that the account is disabled, that it is a guest’s, and that it was denied last time', () => {
  expect(evidence(about(person({ enabled: false })))).toContain('The account is disabled.');
  expect(evidence(about(person({ kind: 'guest' })))).toContain('A guest.');
  const denied = new Map([[previousKey(item), previousAnswer({ decision: 'Deny' })]]);
  expect(evidence({ previous: denied })).toContain('Denied last time.');
});

test('it claims none of these where they aren’t so or aren’t known', () => {
  const approved = new Map([[previousKey(item), previousAnswer()]]);
  for (const over of [about(person({})), { previous: approved }, {}])
    expect(evidence(over)).not.toMatch(/disabled|guest|Denied last time/);
});
