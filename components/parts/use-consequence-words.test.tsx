import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import en from '../../lib/messages/en.json';
import { anItem, aReview } from '../../lib/review/testing';
import type { Whose } from '../../lib/review/whose-access';
import { useConsequenceWords } from './use-consequence-words';

const { settings } = aReview().definition;
const review = aReview({
  definition: { settings: settings && { ...settings, denyAction: 'blocksAndDeletesGuests' } },
});

function Words({ whose, guest }: { whose: Whose; guest: boolean | null }) {
  return useConsequenceWords(review, whose, false, anItem(), guest)('Deny');
}

const said = (guest: boolean | null, whose: Whose = 'others') =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <Words whose={whose} guest={guest} />
    </IntlProvider>,
  );

test('where it isn’t known who is a guest, a Deny says what happens to guests and to others', () => {
  expect(said(null)).toBe(
    'Once the review has ended, a guest can’t sign in for 30 days and is then deleted from the organisation; others lose the access.',
  );
});

test('of a guest it says nothing about others, and of anybody else nothing about guests', () => {
  expect(said(true)).toBe(
    'Once the review has ended, a guest can’t sign in for 30 days and is then deleted from the organisation.',
  );
  expect(said(false)).toBe('Access is removed once the review has ended.');
  expect(said(false, 'own')).toBe('You lose the access once the review has ended.');
  expect(said(true, 'own')).toContain('As a guest,');
});
