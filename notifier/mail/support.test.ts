import { doIUseEmail } from '@jsx-email/doiuse-email';
import { expect, test } from 'vitest';
import { aDigest, anItem, aReview, LOOK, ownItem } from './digest-testing';
import { renderMail } from './render';

const CLIENTS = ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*', 'samsung-email.*', 'thunderbird.*'];

/** Features that at least one of these programs lacks, and what a reader then sees. */
const MAY_MISS: Record<string, string> = {
  '`@media`': 'the light colours, which such programs turn dark by themselves',
  '`Class selector`': 'the same',
  '`<body> element`': 'a div in its place; nothing but the margin hangs on it',
  '`role attribute`': 'nothing',
  '`aria-label attribute`': 'the word of a button without the name that stands above it',
  '`target attribute`': 'nothing: such programs open links in a window of their own',
  '`border-radius`': 'square corners',
  '`display:none`': 'the preview line at the top',
  '`overflow`': 'the same',
  '`opacity`': 'the same',
};

test('email programs support all that the email uses, by caniemail.com, except a list that may be missing', async () => {
  const many = Array.from({ length: 9 }, (_, at) => anItem({ at: 400 + at }));
  const reviews = [
    aReview({ description: 'Please decide.', items: [anItem(), ownItem()] }),
    aReview({ round: 'other', items: many }),
  ];
  const { html } = await renderMail(aDigest({ reviews }), {
    ...LOOK,
    intro: 'Hello.',
    footer: 'Contoso Ltd',
  });
  const found = doIUseEmail(html, { emailClients: CLIENTS });
  const missing = 'errors' in found ? found.errors : [];
  const features = new Set(missing.map((error) => error.replace(/ (is|are) not supported.*$/s, '')));
  expect([...features].sort()).toEqual(Object.keys(MAY_MISS).sort());
});
