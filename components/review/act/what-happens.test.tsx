import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import type { Act } from '../../../lib/review/act';
import { bulkSummary } from '../../../lib/review/bulk';
import { anItem, aReview, guid, someKnown } from '../../../lib/review/testing';
import { WhatHappens } from './what-happens';

const inEntra = anItem({ id: guid(1) });
const outside = anItem({
  id: guid(2),
  resource: { id: guid(400), displayName: 'Door control', type: 'customDataProvidedResource' },
});
const KEEPER = 'About one of them, whoever manages the system decides.';

function told(act: Act, items = [inEntra, outside]): string {
  const summary = bulkSummary(act, items, someKnown());
  return wordsOf(<WhatHappens act={act} review={aReview()} items={items} summary={summary} />);
}

test('of items in Entra and outside it, “Don’t know” says about how many the system’s keeper decides', () => {
  expect(told('DontKnow')).toContain('Access stays');
  expect(told('DontKnow')).toContain(KEEPER);
  expect(told('DontKnow', [inEntra])).not.toContain('whoever manages');
  expect(told('DontKnow', [outside])).not.toContain('Access stays');
  expect(told('Approve')).not.toContain('whoever manages');
  expect(told('Deny')).toContain('One of them will be passed on to whoever manages the system');
});
