import { createTranslator } from 'use-intl/core';
import type { Reader } from '../../lib/format';
import portal from '../../lib/messages/en.json';
import { readerLocale, readerTimeZone } from '../../lib/messages/negotiate';
import mail from './words/en.json';

/** The language that the texts exist in. */
const LANGUAGE = 'en';

function makeTexts(reader: Reader) {
  const { timeZone } = reader;
  return {
    /** The mail's own words. */
    mail: createTranslator({ locale: LANGUAGE, timeZone, messages: mail }),
    /** The portal's. */
    portal: createTranslator({ locale: LANGUAGE, timeZone, messages: portal }),
    reader,
    language: LANGUAGE,
  };
}

/** The words of a mail, and whom they are for: dates are written as in their country and zone. */
export type Texts = ReturnType<typeof makeTexts>;

/** Thousands of people share a language and a zone, and messages are slow to read. */
const made = new Map<string, Texts>();

/** @param language BCP 47: the country in it says how dates are written. @param timeZone IANA */
export function textsFor(language: string, timeZone: string): Texts {
  const key = `${language} ${timeZone}`;
  const texts =
    made.get(key) ??
    makeTexts({ locale: readerLocale([language], LANGUAGE), timeZone: readerTimeZone(timeZone) });
  made.set(key, texts);
  return texts;
}
