import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guid } from '../../lib/review/testing';
import type { Digest, Thanks } from './digest';
import { aDigest, anItem, aReview, LOOK, ownItem, PERSON } from './digest-testing';
import { renderMail } from './render';

const MAX_BYTES = 100_000;

const NASTY = [
  'Adele\r\nBcc: everybody@evil.example',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">Approve all</a>',
  '\u202Egnitekram\u2066\u0000\u001b[31m',
  '&lt;b&gt; &amp; ]]> --> <!--[if mso]>',
  'x'.repeat(10_000),
  '<&">\u{1F469}\u200D\u{1F680}'.repeat(2_500),
  'علي حسن',
  '',
  '{name} <name></name> {count, plural, one {#}}',
  'https://evil.example/login www.evil.example',
];

const written = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }))
    .map((parts) => parts.join('')),
);

const item = fc
  .record({ name: written, resource: written, detail: written, own: fc.boolean() })
  .map(({ name, resource, detail, own }) => ({
    name,
    over: {
      ...(own ? { own: true } : {}),
      resource: {
        id: guid(400),
        displayName: resource,
        type: 'group',
        description: detail,
        permission: { id: 'p', displayName: detail, description: name },
        detail: { kind: 'role' as const, id: 'd', displayName: name },
      },
    },
  }));

const digest: fc.Arbitrary<Digest> = fc
  .array(
    fc.record({
      name: written,
      description: written,
      asks: written,
      items: fc.array(item, { maxLength: 7 }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((reviews) =>
    aDigest({
      person: { ...PERSON, displayName: reviews[0]?.name ?? '', address: reviews[0]?.asks ?? '' },
      reviews: reviews.map(({ name, description, asks, items }, at) =>
        aReview({
          round: `${at}`,
          displayName: name,
          description,
          creator: { displayName: asks, address: 'x@contoso.com' },
          items: items.map((one, place) =>
            anItem({ at: 300 + at * 10 + place, name: one.name, ...one.over }),
          ),
        }),
      ),
    }),
  );

const look = fc
  .record({ organisation: written, intro: written, footer: written, help: written })
  .map(({ help, ...texts }) => ({
    ...LOOK,
    ...texts,
    from: { displayName: texts.organisation, address: 'reviews@contoso.com' },
    help: { displayName: help, address: help },
  }));

const TAGS = new Set(
  'html head meta title style body div table tbody tr td p h1 h2 h3 a span i br hr strong'.split(' '),
);

/** Everything in the HTML that begins like a tag, without comments for Outlook. */
const tagsIn = (html: string): string[] =>
  [...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<\/?([^\s>/]+)/g)].map(([, name = '']) => name);

test('texts of a tenant or a host become neither markup nor headers nor links, and the email stays short', async () => {
  await fc.assert(
    fc.asyncProperty(digest, look, async (content, texts) => {
      const mail = await renderMail(content, texts);
      expect(tagsIn(mail.html).filter((name) => !TAGS.has(name) && !name.startsWith('!DOCTYPE'))).toEqual([]);
      const hrefs = [...mail.html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
      expect(
        hrefs.filter((href) => !href.startsWith(`${LOOK.portal}/`) && !href.startsWith('mailto:')),
      ).toEqual([]);
      expect(mail.html.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\s(src|on\w+)\s*=/i);
      const headers = [
        mail.subject,
        mail.from.displayName,
        mail.to.displayName,
        mail.from.address,
        mail.to.address,
        mail.messageId,
        ...mail.references,
        ...Object.entries(mail.headers).flat(),
      ];
      for (const header of headers)
        expect(header).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(mail.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(MAX_BYTES);
      expect(Buffer.byteLength(mail.text)).toBeLessThanOrEqual(MAX_BYTES);
      expect(mail.subject.length).toBeLessThanOrEqual(255);
    }),
    { numRuns: 120 },
  );
});

test('the longest possible email has less than 100 kB', async () => {
  const long = '<&">\u{1F469}\u{1F680}'.repeat(2_000);
  const resource = {
    id: guid(400),
    displayName: long,
    type: 'group',
    description: long,
    permission: { id: 'p', displayName: long, description: long },
    detail: { kind: 'scope' as const, id: 'd', displayName: long },
  };
  const one = (at: number) => anItem({ at, name: long, resource });
  const reviews = Array.from({ length: 40 }, (_, at) =>
    aReview({
      round: `${at}`,
      displayName: long,
      description: long,
      creator: { displayName: long, address: 'x@contoso.com' },
      items: [
        ...(at < 5 ? [ownItem({ id: guid(900 + at), resource })] : []),
        ...(at < 5 ? [one(300 + at)] : [1, 2, 3, 4, 5, 6].map((n) => one(1_000 + at * 10 + n))),
      ],
    }),
  );
  const person = { ...PERSON, displayName: long };
  const mail = await renderMail(aDigest({ person, reviews }), {
    ...LOOK,
    organisation: long,
    intro: long,
    footer: long,
    help: { displayName: long, address: 'identity@contoso.com' },
  });
  expect(mail.html.length).toBeGreaterThan(20_000);
  expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(MAX_BYTES);
});

test('the texts in a thank-you email are escaped like the others', async () => {
  await fc.assert(
    fc.asyncProperty(written, look, async (name, texts) => {
      const { round, definitionId, instanceId } = aReview();
      const thanks: Thanks = {
        kind: 'thanks',
        person: { ...PERSON, displayName: name },
        timeZone: 'UTC',
        now: aDigest().now,
        review: { round, definitionId, instanceId, displayName: name },
        answered: { approved: 2, denied: 0, dontKnow: 1 },
      };
      const mail = await renderMail(thanks, texts);
      expect(tagsIn(mail.html).filter((tag) => !TAGS.has(tag) && !tag.startsWith('!DOCTYPE'))).toEqual([]);
      expect(mail.subject).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      expect(mail.text).toContain('2 approved. Don’t know for 1.');
    }),
    { numRuns: 30 },
  );
});
