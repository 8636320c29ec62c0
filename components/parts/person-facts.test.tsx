import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import { previousKey } from '../../lib/review/known';
import type { DenyLimit } from '../../lib/review/model';
import { anItem, guid, ME, maker, OTHER, previousAnswer, someKnown } from '../../lib/review/testing';
import type { Whose } from '../../lib/review/whose-access';
import { PersonFacts } from './person-facts';

const principal = { id: ME, displayName: 'Me', userPrincipalName: 'me@contoso.com', kind: 'user' } as const;
const resource = { id: guid(400), displayName: 'Payroll clerks', type: 'group' };
const mine = anItem({
  principal,
  resource,
  earlier: { decision: 'Deny', justification: '', reviewedBy: maker(OTHER), reviewedAt: null },
});

function told(whose: Whose | undefined, limit: DenyLimit = 'synced'): string {
  const previous = new Map([[previousKey(mine), previousAnswer({ decision: 'Approve' })]]);
  const access = { ofResource: new Map([[resource.id, limit]]), direct: new Map() };
  return wordsOf(<PersonFacts item={mine} known={someKnown({ previous, access })} whose={whose} />);
}

test('where one’s own access is asked about by itself, earlier decisions are Yes and No', () => {
  const own = told('own');
  expect(own).toMatch(/Last time.*Yes, by/);
  expect(own).toMatch(/Earlier stage.*No, by/);
  expect(told(undefined)).toMatch(/Last time.*Approve, by.*Earlier stage.*Deny, by/);
});

const LIMITS: DenyLimit[] = ['synced', 'dynamic', 'mailEnabled', 'nested', 'throughGroup'];

test.each(LIMITS)(
  'why a No about one’s own access can’t take effect (%s) is told to the reviewer',
  (limit) => {
    expect(told('own', limit)).toContain('If you answer No');
    expect(told('own', limit)).not.toMatch(/deny/i);
    expect(told('own', limit)).toMatch(/\byou(r)?\b.*\.$/);
    expect(told(undefined, limit)).toContain('If you deny');
  },
);
