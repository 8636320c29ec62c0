import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDigest, LOOK } from './digest-testing';
import { directionOf } from './languages';
import { renderMail } from './render';
import { rightToLeftMail } from './right-to-left-testing';

test('a right-to-left language turns the whole email, and names keep their own direction', async () => {
  const { html, subject, headers } = await rightToLeftMail();
  expect(html).toMatch(/<html dir="rtl" lang="he">/);
  // The first table repeats language and direction, for programs that drop html and body.
  expect(html).toMatch(/<table(?=[^>]* lang="he")(?=[^>]* dir="rtl")/);
  expect(html).not.toContain('dir="ltr"');
  expect(html).toContain('<span dir="auto">Alex Wilber</span>');
  expect(headers['Content-Language']).toBe('he');
  expect(subject).toMatch(/\p{Script=Hebrew}/u);
  // Dates are in the mail's language: nothing in them is English.
  expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\b(Friday|December|days before)\b/);
});

test('a language without texts is written in English, left to right', async () => {
  const { html } = await renderMail(aDigest(), { ...LOOK, language: 'he' });
  expect(html).toMatch(/<html dir="ltr" lang="en">/);
});

test.each([
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', 'ltr'],
  ['ja', 'ltr'],
])('the direction of %s is %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});

test('no style of an email uses left or right', () => {
  const view = 'notifier/mail/view';
  for (const name of readdirSync(view))
    expect(readFileSync(join(view, name), 'utf8'), name).not.toMatch(
      /(margin|padding|border)(Left|Right)|textAlign: '(left|right)'|float:|\b(left|right): \d/,
    );
});
