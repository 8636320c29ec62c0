import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import { previousKey } from '../../lib/review/known';
import type { DenyLimit } from '../../lib/review/model';
import { anItem, guid, ME, maker, OTHER, previousAnswer, someKnown } from '../../lib/review/testing';
import type { Whose } from '../../lib/review/whose-access';
import { KnownFacts } from './known-facts';

const principal = { id: ME, displayName: 'Me', userPrincipalName: 'me@contoso.com', kind: 'user' } as const;
const resource = { id: guid(400), displayName: 'Payroll clerks', type: 'group' };
const mine = anItem({
  principal,
  resource,
  earlier: { decision: 'Deny', justification: '', reviewedBy: maker(OTHER), reviewedAt: null },
});

function told(whose: Whose, limit: DenyLimit = 'synced'): string {
  const previous = new Map([[previousKey(mine), previousAnswer({ decision: 'Approve' })]]);
  const access = { ofResource: new Map([[resource.id, limit]]), direct: new Map() };
  const me = whose === 'own' ? ME : OTHER;
  return wordsOf(<KnownFacts item={mine} known={someKnown({ me, previous, access })} />);
}

test('where one’s own access is asked about by itself, earlier decisions are Yes and No', () => {
  const own = told('own');
  expect(own).toMatch(/Last time.*Yes, by/);
  expect(own).toMatch(/Earlier stage.*No, by/);
  expect(told('others')).toMatch(/Last time.*Approve, by.*Earlier stage.*Deny, by/);
});

const LIMITS: DenyLimit[] = ['synced', 'dynamic', 'mailEnabled', 'nested', 'throughGroup'];

test.each(LIMITS)(
  'why a No about one’s own access can’t take effect (%s) is told to the reviewer',
  (limit) => {
    expect(told('own', limit)).toContain('If you answer No');
    expect(told('own', limit)).not.toMatch(/deny/i);
    expect(told('others', limit)).toContain('If you deny');
  },
);
