import { expect, test } from 'vitest';
import { formatDay, formatExact, formatNumber } from '../format';
import { negotiate, readerLocale, readerTimeZone } from './negotiate';

test.each<[unknown[], string]>([
  [['de-DE', 'en-GB', 'en-US'], 'en-GB'],
  [['de-DE'], 'en-DE'],
  [['ar'], 'en-EG'],
  [['C'], 'en'],
  [['POSIX'], 'en'],
  [['en-US@posix'], 'en-US'],
  [['de_DE.UTF-8'], 'en-DE'],
  [['en_US'], 'en-US'],
  [['', 'fr'], 'en-FR'],
  [['und'], 'en'],
  [['x', 'not a tag', 'pt-BR'], 'en-BR'],
  [[undefined, null, 7], 'en'],
  [[], 'en'],
])('for the languages %o dates are written as in %s', (languages, locale) => {
  expect(readerLocale(languages)).toBe(locale);
  const reader = { locale: readerLocale(languages), timeZone: 'UTC' };
  for (const format of [formatDay, formatExact]) expect(format(new Date(0), reader)).not.toBe('');
  expect(formatNumber(1, reader)).toBe('1');
});

test.each<[unknown, string]>([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Etc/Unknown', 'UTC'],
  ['', 'UTC'],
  [undefined, 'UTC'],
])('for the time zone %o the reader’s zone is %s', (zone, known) => {
  expect(readerTimeZone(zone)).toBe(known);
});

test.each<[unknown[], string]>([
  [['en-XA'], 'en-XA'],
  [['EN-xa', 'de'], 'en-XA'],
  [['de', 'en-XA'], 'en'],
  [[undefined], 'en'],
  [[], 'en'],
])('for the languages %o the texts are in %s', (languages, locale) => {
  expect(negotiate(languages)).toBe(locale);
});
