import { expect, test } from 'vitest';
import { REASON_LIMIT } from './reason';
import { suggestReasons } from './reasons';

const reasons = {
  recent: [{ text: 'Left the team' }, { text: 'Needed for payroll' }],
  suggested: ['Needs it', 'Left the team ', 'Été'],
};

test('with nothing typed, all reasons are offered once, my own first', () => {
  expect(suggestReasons('', reasons)).toEqual(['Left the team', 'Needed for payroll', 'Needs it', 'Été']);
});

test('reasons that begin with the typed text come first, then those with all its words', () => {
  expect(suggestReasons('need', reasons)).toEqual(['Needed for payroll', 'Needs it']);
  expect(suggestReasons('TEAM left', reasons)).toEqual(['Left the team']);
  expect(suggestReasons('e', reasons)).toEqual(['Été', 'Left the team', 'Needed for payroll', 'Needs it']);
  expect(suggestReasons('need everything', reasons)).toEqual([]);
});

test('spaces around the typed text or around a reason don’t change the order', () => {
  const recent = [{ text: 'On the team' }, { text: ' Team lead' }];
  for (const typed of ['team', ' team '])
    expect(suggestReasons(typed, { recent, suggested: [] })).toEqual([' Team lead', 'On the team']);
});

test('a reason of the maximum length is offered, and one without an act is offered for any act', () => {
  const recent = [{ text: 'x'.repeat(REASON_LIMIT) }, { text: 'Kept from an older version' }];
  expect(suggestReasons('', { recent, suggested: [] }, { act: 'Deny' })).toHaveLength(2);
});

test('a reason that is fully typed, blank or too long isn’t offered', () => {
  expect(suggestReasons(' Needs it ', reasons)).toEqual([]);
  expect(
    suggestReasons('', {
      recent: [' ', '\u200b', 'x'.repeat(REASON_LIMIT + 1)].map((text) => ({ text })),
      suggested: [],
    }),
  ).toEqual([]);
});

test('the organisation’s reasons, which are written about others, aren’t offered for one’s own access', () => {
  expect(suggestReasons('', reasons, { whose: 'own' })).toEqual([]);
});

test('a reason of mine about my own access is offered for my own alone, and one about others for others’', () => {
  const recent = [
    { text: 'I open the building', act: 'Approve' as const, whose: 'own' as const },
    { text: 'Plans our stores', act: 'Approve' as const, whose: 'others' as const },
    { text: 'Kept from an older version', act: 'Approve' as const },
  ];
  const known = { recent, suggested: [] };
  expect(suggestReasons('', known, { whose: 'own', act: 'Approve' })).toEqual(['I open the building']);
  expect(suggestReasons('', known, { act: 'Approve' })).toEqual([
    'Plans our stores',
    'Kept from an older version',
  ]);
});

test('a reason of mine is offered again for the act that I gave it for, and for no other', () => {
  const recent = [
    { text: 'Left the team', act: 'Deny' as const },
    { text: 'On the team', act: 'Approve' as const },
  ];
  const known = { recent, suggested: ['Checked'] };
  expect(suggestReasons('', known, { act: 'Deny' })).toEqual(['Left the team', 'Checked']);
  expect(suggestReasons('', known, { act: 'Approve' })).toEqual(['On the team', 'Checked']);
  expect(suggestReasons('', known)).toEqual(['Checked']);
});

test('an organisation’s reason may name the button that it is for', () => {
  const known = {
    recent: [],
    suggested: [
      'Approve: Works on it',
      'deny:Left',
      'Don’t know: Not mine',
      'Yes: I need it',
      'No: I left',
      'Note: x',
    ],
  };
  expect(suggestReasons('', known, { act: 'Approve' })).toEqual(['Works on it', 'Note: x']);
  expect(suggestReasons('', known, { act: 'Deny' })).toEqual(['Left', 'Note: x']);
  expect(suggestReasons('', known, { act: 'DontKnow' })).toEqual(['Not mine', 'Note: x']);
  expect(suggestReasons('', known, { whose: 'own', act: 'Approve' })).toEqual(['I need it']);
  expect(suggestReasons('', known, { whose: 'own', act: 'Deny' })).toEqual(['I left']);
  expect(suggestReasons('', known, { whose: 'own' })).toEqual([]);
  expect(suggestReasons('', known)).toEqual(['Note: x']);
});

test('an organisation’s reason that only looks as if it named a button fits every decision', () => {
  const suggested = ['Deny:', 'denyX', 'constructor: x', 'Ask: deny: y'];
  expect(suggestReasons('', { recent: [], suggested }, { act: 'Approve' })).toEqual(suggested);
  const spaced = { recent: [], suggested: [' Deny : Left: for good '] };
  expect(suggestReasons('', spaced, { act: 'Approve' })).toEqual([]);
  expect(suggestReasons('', spaced, { act: 'Deny' })).toEqual(['Left: for good']);
});
