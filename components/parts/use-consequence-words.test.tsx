import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { en } from '../../lib/messages/whole';
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

test('where guests aren’t known, a Deny’s consequence is described for guests and for others', () => {
  expect(said(null)).toBe(
    'Once the review has ended, a guest can’t sign in for 30 days and is then deleted from the organisation; others lose the access.',
  );
});

test('a guest’s consequence mentions guests only, and others’ doesn’t mention guests', () => {
  expect(said(true)).toBe(
    'Once the review has ended, a guest can’t sign in for 30 days and is then deleted from the organisation.',
  );
  expect(said(false)).toBe('Access is removed once the review has ended.');
  expect(said(false, 'own')).toBe('You lose the access once the review has ended.');
  expect(said(true, 'own')).toContain('As a guest,');
});
