import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import type { Act } from '../../../lib/review/act';
import { bulkSummary } from '../../../lib/review/bulk';
import type { Known } from '../../../lib/review/known';
import type { Advice, DecisionItem } from '../../../lib/review/model';
import { anItem, aReview, guid, someKnown } from '../../../lib/review/testing';
import { WhatHappens } from './what-happens';

const inEntra = anItem({ id: guid(1) });
const outside = anItem({
  id: guid(2),
  resource: { id: guid(400), displayName: 'Door control', type: 'customDataProvidedResource' },
});
const KEEPER = 'About one of them, whoever manages the system decides.';

function told(act: Act, items = [inEntra, outside], over: Partial<Known> = {}): string {
  const known = someKnown(over);
  const summary = bulkSummary(act, items, known);
  return wordsOf(<WhatHappens act={act} review={known.review} items={items} summary={summary} />);
}

test('of items in Entra and outside it, “Don’t know” says about how many the system’s keeper decides', () => {
  expect(told('DontKnow')).toContain('Access stays');
  expect(told('DontKnow')).toContain(KEEPER);
  expect(told('DontKnow', [inEntra])).not.toContain('whoever manages');
  expect(told('DontKnow', [outside])).not.toContain('Access stays');
  expect(told('Approve')).not.toContain('whoever manages');
  expect(told('Deny')).toContain('One of them will be passed on to whoever manages the system');
});

describe('accepting recommendations', () => {
  const advised = (advice: Advice, item: DecisionItem = inEntra) => ({ ...item, advice });
  const { settings } = aReview().definition;
  const deleting = aReview({
    definition: { settings: settings && { ...settings, denyAction: 'blocksAndDeletesGuests' } },
  });
  const DELETED = 'a guest can’t sign in for 30 days and is then deleted';
  const PAGE = 'How Microsoft blocks and deletes guests';

  test('says what a Deny among them leads to, as denying several does', () => {
    const accepted = told('accept', [advised('Approve'), advised('Deny')]);
    expect(accepted).toContain('Deny: Access is removed once the review has ended.');
    expect(told('Deny')).toContain('Access is removed once the review has ended.');
    expect(told('accept', [advised('Approve'), advised('Approve')])).not.toMatch(/Deny|removed/);
  });

  test('says that denied guests are deleted, and only where somebody is denied', () => {
    for (const act of ['accept', 'Deny'] as const) {
      const said = told(act, [advised('Approve'), advised('Deny')], { review: deleting });
      expect([said.includes(DELETED), said.includes(PAGE)]).toEqual([true, true]);
    }
    const kept = told('accept', [advised('Approve'), advised('Approve')], { review: deleting });
    expect([kept.includes(DELETED), kept.includes(PAGE)]).toEqual([false, false]);
  });

  test('says of those who are denied alone what is passed on to a system’s keeper', () => {
    const passedOn = 'will be passed on to whoever manages';
    expect(told('accept', [advised('Deny'), advised('Approve', outside)])).not.toContain(passedOn);
    expect(told('accept', [advised('Deny'), advised('Deny', outside)])).toContain(`One of them ${passedOn}`);
    const alone = told('accept', [advised('Approve'), advised('Deny', outside)], { review: deleting });
    expect(alone).toContain(`Your Deny ${passedOn}`);
    expect(alone).not.toContain(PAGE);
  });

  test('doesn’t say that access is removed where no Deny among them can take effect', () => {
    const resource = { id: guid(401), displayName: 'Payroll clerks', type: 'group' };
    const synced = { ...inEntra, resource };
    const access = { ofResource: new Map([[resource.id, 'synced' as const]]), direct: new Map() };
    const items = [advised('Approve', synced), advised('Deny', synced)];
    expect(told('accept', items, { access })).not.toContain('removed');
    expect(told('accept', [...items, advised('Deny')], { access })).toContain('Access is removed');
  });
});
