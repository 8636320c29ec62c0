import { expect, test } from 'vitest';
import { guid } from '../../lib/review/testing';
import { readReviewLink } from '../../lib/routes';
import { MAX_LISTED } from './arrange';
import type { Mail } from './digest';
import { aDigest, anItem, aReview, LOOK, ownItem, PERSON } from './digest-testing';
import { renderMail } from './render';

const linksIn = ({ html }: Mail): URL[] =>
  [...html.matchAll(/href="(https:[^"]*)"/g)].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&')));

const answersIn = (mail: Mail) =>
  linksIn(mail)
    .filter(({ pathname }) => pathname.endsWith('/decision'))
    .map(({ searchParams }) => readReviewLink(searchParams));

test('one’s own access comes first, as a question with Yes and No, and each link proposes a decision', async () => {
  const items = [anItem({ name: 'Dana Fox' }), ownItem()];
  const mail = await renderMail(aDigest({ reviews: [aReview({ items })] }), LOOK);
  expect(mail.subject).toBe('One person and your own access to review by Friday');
  expect(mail.text).toMatch(
    /Do you still need Server room\?.*Yes https:.*No https:.*Dana Fox.*Approve https/s,
  );
  expect(answersIn(mail).map(({ itemId, answer }) => [itemId, answer])).toEqual([
    [guid(301), 'Approve'],
    [guid(301), 'Deny'],
    [guid(300), 'Approve'],
    [guid(300), 'Deny'],
  ]);
});

test('the word on a button is the decision that its link proposes', async () => {
  const items = [anItem(), ownItem()];
  const { text } = await renderMail(aDigest({ reviews: [aReview({ items })] }), LOOK);
  const buttons = [...text.matchAll(/\b(Yes|No|Approve|Deny) (https:\S+)/g)];
  expect(
    buttons.map(([, word, href = '']) => [word, readReviewLink(new URL(href).searchParams).answer]),
  ).toEqual([
    ['Yes', 'Approve'],
    ['No', 'Deny'],
    ['Approve', 'Approve'],
    ['Deny', 'Deny'],
  ]);
});

test('every link is below the portal’s address and names the tenant and the account', async () => {
  const mail = await renderMail(aDigest({ reviews: [aReview({ items: [anItem(), ownItem()] })] }), LOOK);
  const links = linksIn(mail);
  expect(links).toHaveLength(5);
  for (const { href, searchParams } of links) {
    expect(href.startsWith(`${LOOK.portal}/`)).toBe(true);
    expect([searchParams.get('tenant'), searchParams.get('login_hint')]).toEqual([
      LOOK.tenant,
      PERSON.signInName,
    ]);
  }
});

test('a review with more than five items shows counts and one button', async () => {
  const items = Array.from({ length: MAX_LISTED + 1 }, (_, at) =>
    anItem({ at: 300 + at, name: `Person ${at}`, advice: at < 2 ? 'Deny' : 'Approve' }),
  );
  const mail = await renderMail(aDigest({ reviews: [aReview({ items })] }), LOOK);
  expect(mail.text).toContain('6 people to review. 2 recommended Deny.');
  expect(mail.text).not.toContain('Person 1');
  expect(linksIn(mail).map(({ pathname }) => pathname)).toEqual(['/reviews/review']);
});
