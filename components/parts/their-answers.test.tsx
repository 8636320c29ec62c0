import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import { anItem, ME, maker, OTHER } from '../../lib/review/testing';
import { TheirAnswers } from './their-answers';

test('somebody else’s decision about one’s own access is Yes or No beside the question about it', () => {
  const items = [anItem({ decision: 'Deny', reviewedBy: maker(OTHER) })];
  expect(wordsOf(<TheirAnswers items={items} me={ME} whose="own" />)).toContain(': No, by');
  expect(wordsOf(<TheirAnswers items={items} me={ME} />)).toContain(': Deny, by');
});
