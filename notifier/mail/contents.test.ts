import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guid } from '../../lib/review/testing';
import { contrast, DARK, hostColours, LIGHT } from './colours';
import type { Digest, DigestReview } from './digest';
import { aDigest, anItem, aReview, LOOK, ownItem } from './digest-testing';
import { renderMail } from './render';
import words from './words/en.json';

const subjectOf = async (over: Partial<Digest>) => (await renderMail(aDigest(over), LOOK)).subject;
const due = (endsAt: string, over: Partial<DigestReview> = {}) => [aReview({ endsAt, ...over })];

test.each([
  ['2026-11-30T22:00:00Z', 'One person to review today'],
  ['2026-11-30T12:00:00Z', 'One person to review by 13:00 today'],
  // Midnight in Oslo, so the day before is the last one.
  ['2026-12-01T23:00:00Z', 'One person to review by tomorrow'],
  ['2026-12-04T16:00:00Z', 'One person to review by Friday'],
  ['2026-12-04T07:00:00Z', 'One person to review by Friday, 08:00'],
  ['2026-12-20T18:00:00Z', 'One person to review by 20 December'],
])('the subject names the deadline in the reader’s time zone: %s', async (endsAt, subject) => {
  expect(await subjectOf({ reviews: due(endsAt) })).toBe(subject);
});

test('the subject names what and how many, and is a question where one’s own access is the only item', async () => {
  const [endsAt] = ['2026-12-04T16:00:00Z'];
  const reviews = due(endsAt, { items: [ownItem()] });
  expect(await subjectOf({ reviews })).toBe('Do you still need Server room? Please answer by Friday');
  const twice = [anItem(), anItem({ id: guid(999) }), anItem({ at: 302 })];
  expect(await subjectOf({ reviews: due(endsAt, { items: twice }) })).toBe(
    '3 decisions about 2 people to review by Friday',
  );
  const later = aReview({ round: 'later', endsAt: '2026-12-09T16:00:00Z', items: [ownItem()] });
  expect(await subjectOf({ reviews: [...due(endsAt), later] })).toBe(
    'One person and your own access to review, the first by Friday',
  );
});

test('the email says what happens without a decision, who asks, why it was sent and whom to contact', async () => {
  const { text } = await renderMail(
    aDigest({ reviews: [aReview({ items: [anItem({ shared: true })] })] }),
    LOOK,
  );
  for (const said of [
    'If you don’t answer by Friday 4 December, access is removed automatically.',
    'Megan Bowen asks you.',
    'Last sign-in: 3 days before this review began.',
    'Recommendation: Approve. Signed in within the 30 days before the review began.',
    'It counts only once you save it.',
    'Others are asked about some of this too.',
    'Tell Identity team (identity@contoso.com)',
  ])
    expect(text).toContain(said);
});

test('a sign-in less than a day before the review’s start is shown in words', async () => {
  const items = [anItem({ lastSignInAt: '2026-11-30T01:00:00Z' })];
  const { text } = await renderMail(aDigest({ reviews: [aReview({ items })] }), LOOK);
  expect(text).toContain('Last sign-in: less than a day before this review began.');
});

test('in a review with stages the email names the stage, and what follows it', async () => {
  const stage = {
    number: 1,
    plan: [
      { durationInDays: 3, movesOn: 'all' as const },
      { durationInDays: 3, movesOn: 'all' as const },
    ],
    earlierShown: true,
  };
  const { text } = await renderMail(aDigest({ reviews: [aReview({ stage })] }), LOOK);
  expect(text).toContain('Stage 1 of 2.');
  expect(text).toContain('If you don’t answer by Friday 4 December, the next stage is asked.');
});

test('where recommendations are off, neither they nor an unknown sign-in are mentioned', async () => {
  const items = [anItem({ lastSignInAt: null, advice: 'None' })];
  const { text } = await renderMail(aDigest({ reviews: [aReview({ adviceEnabled: false, items })] }), LOOK);
  expect(text).not.toMatch(/recommendation|sign-in known/i);
});

test('the plain text has every word and every link of the HTML', async () => {
  const many = Array.from({ length: 9 }, (_, at) => anItem({ at: 400 + at }));
  const reviews = [
    aReview({ description: 'One.\nTwo & three.', items: [anItem(), ownItem()] }),
    aReview({ round: 'other', items: many }),
  ];
  const { html, text } = await renderMail(aDigest({ reviews }), {
    ...LOOK,
    intro: 'Hello.',
    footer: 'Contoso',
  });
  const shown = html
    .replace(
      /<(head|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<div style="display:none[\s\S]*?<\/div><\/div>/g,
      ' ',
    )
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'");
  const missing = shown.split(/\s+/).filter((word) => word !== '' && !text.includes(word));
  expect(missing).toEqual([]);
  const hrefs = [...html.matchAll(/href="(https[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(hrefs.filter((href) => !text.includes(href))).toEqual([]);
});

test('the email asks for no automatic replies, and keeps its id and each review’s thread', async () => {
  const [one, other] = [
    aReview({ round: 'one' }),
    aReview({ round: 'other', endsAt: '2026-12-09T16:00:00Z' }),
  ];
  const first = await renderMail(aDigest({ reviews: [one, other] }), LOOK);
  expect(first.headers).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  });
  expect(first.messageId).toMatch(/^<[\da-f]{32}@contoso\.com>$/);
  const again = await renderMail(aDigest({ reviews: [other, one] }), LOOK);
  expect(again.messageId).toBe(first.messageId);
  const nextDay = await renderMail(aDigest({ now: '2026-12-01T08:00:00Z', reviews: [other] }), LOOK);
  expect(nextDay.messageId).not.toBe(first.messageId);
  expect(first.references).toContain(nextDay.references[0]);
  const somebody = { ...aDigest().person, id: guid(77) };
  const theirs = await renderMail(aDigest({ person: somebody, reviews: [one] }), LOOK);
  expect(first.references).not.toContain(theirs.references[0]);
});

test('the email loads nothing from elsewhere and sets no left or right alignment', async () => {
  const { html } = await renderMail(aDigest(), LOOK);
  expect(html).not.toMatch(/<img|<link|<script|url\(|@import|@font-face/i);
  expect(html).not.toMatch(/text-align:\s*(left|right)|float:|align="(left|right)"/);
  expect(html).toMatch(/<html dir="ltr" lang="en">/);
  expect(html).toContain('prefers-color-scheme:dark');
});

test('every text colour has a contrast of at least 4.5, whatever colour the host chooses', () => {
  for (const { paper, card, ink, quiet } of [LIGHT, DARK])
    for (const ground of [paper, card])
      for (const text of [ink, quiet]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  for (let value = 0; value < 0xffffff; value += 4_099) {
    const { fill, ink } = hostColours(`#${value.toString(16).padStart(6, '0')}`);
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  }
  expect(hostColours('red;}</style>').fill).toMatch(/^#[\da-f]{6}$/);
});

test('every word in the list of texts is used by an email', () => {
  // The names of the occasions occur in the schedule's code.
  const code = ['notifier/mail', 'notifier/schedule']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    )
    .join('\n');
  const keys = Object.values(words).flatMap((part) => (typeof part === 'string' ? [] : Object.keys(part)));
  expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(code))).toEqual([]);
});
