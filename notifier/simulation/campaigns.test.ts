import { expect, test } from 'vitest';
import { firstBroken, playCampaigns } from './campaign-testing';
import { RULES, type Rules } from './rules-testing';

const KEPT = { wrong: 0, doubled: 0, missed: 0, hasty: 0 };

test('with drafts, crashes, throttling and changed clocks make no email doubled, missing or wrong', async () => {
  const verdict = await playCampaigns(1, 40, 'draft');
  expect(verdict).toMatchObject({ ...KEPT, maybeMissed: 0 });
  expect(verdict.sent).toBeGreaterThan(60);
});

test('without drafts no email is doubled or wrong, and one may be missing only after a crash', async () => {
  const verdict = await playCampaigns(1, 40, 'plain');
  expect(verdict).toMatchObject(KEPT);
});

test.each(Object.keys(RULES) as (keyof Rules)[])('leaving out the rule %s breaks a promise', async (rule) => {
  const kind = rule === 'askDraft' || rule === 'lock' ? 'draft' : 'plain';
  expect(await firstBroken(300, kind, { ...RULES, [rule]: false })).not.toBeNull();
});
