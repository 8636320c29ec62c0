import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { DefaultDecision, Review } from '../../lib/review/model';
import { anItem, aReview } from '../../lib/review/testing';
import type { Whose } from '../../lib/review/whose-access';
import { AtTheEnd } from '../parts/at-the-end';
import { IfNoAnswer } from '../parts/if-no-answer';

const { settings } = aReview().definition;
const having = (defaultDecision: DefaultDecision, instance: Partial<Review['instance']> = {}) =>
  aReview({ definition: { settings: settings && { ...settings, defaultDecision } }, instance });

test.each([
  ['Approve', 'Yes was the default', 'Approve was the default'],
  ['Deny', 'No was the default', 'Deny was the default'],
  ['None', 'you kept access', 'access stayed'],
] as const)(
  'after the end the default %s about one’s own access is told in its words',
  (byDefault, own, others) => {
    const told = (whose?: Whose) =>
      wordsOf(<AtTheEnd review={having(byDefault, { status: 'Applied' })} item={anItem()} whose={whose} />);
    expect([told('own'), told()]).toEqual([expect.stringContaining(own), expect.stringContaining(others)]);
  },
);

test('without an answer about one’s own access in a system outside Entra, a No is passed on', () => {
  const resource = { id: 'doors', displayName: 'Door control', type: 'customDataProvidedResource' };
  const about = { review: having('Deny'), item: anItem({ resource }) };
  for (const Sentence of [AtTheEnd, IfNoAnswer]) {
    expect(wordsOf(<Sentence {...about} whose="own" />)).toContain('a No is passed on');
    expect(wordsOf(<Sentence {...about} />)).toContain('a Deny is passed on');
  }
});
