import { expect, test } from 'vitest';
import { firstBroken, playCampaigns } from './campaign-testing';
import { RULES, type Rules } from './rules-testing';

const KEPT = { wrong: 0, doubled: 0, missed: 0, hasty: 0 };

test('through crashes, throttling and changed clocks a draft is neither doubled nor missing, nor wrong', async () => {
  const verdict = await playCampaigns(1, 40, 'draft');
  expect(verdict).toMatchObject({ ...KEPT, maybeMissed: 0 });
  expect(verdict.sent).toBeGreaterThan(60);
});

test('without drafts nothing is doubled or wrong; what a crash left open may be missing', async () => {
  const verdict = await playCampaigns(1, 40, 'plain');
  expect(verdict).toMatchObject(KEPT);
});

test.each(Object.keys(RULES) as (keyof Rules)[])('without the rule %s a promise is broken', async (rule) => {
  const kind = rule === 'askDraft' || rule === 'lock' ? 'draft' : 'plain';
  expect(await firstBroken(300, kind, { ...RULES, [rule]: false })).not.toBeNull();
});
