import { createTranslator } from 'use-intl/core';
import type { Reader } from '../../lib/format';
import { readerLocale, readerTimeZone } from '../../lib/messages/negotiate';
import { en as portal } from '../../lib/messages/whole';
import { directionOf, type LANGUAGES, languageOf } from './languages';
import mail from './words/en.json';

/** The words of a language: the mail's own, and the portal's. */
export interface Catalogue {
  mail: typeof mail;
  portal: typeof portal;
}

const ENGLISH: Catalogue = { mail, portal };
export const CATALOGUES: Readonly<Record<(typeof LANGUAGES)[number], Catalogue>> = { en: ENGLISH };

function makeTexts(language: string, catalogue: Catalogue, reader: Reader) {
  const { timeZone } = reader;
  return {
    /** The mail's own words. */
    mail: createTranslator({ locale: language, timeZone, messages: catalogue.mail }),
    /** The portal's. */
    portal: createTranslator({ locale: language, timeZone, messages: catalogue.portal }),
    reader,
    language,
    dir: directionOf(language),
  };
}

/** The words of a mail for its reader: dates are written for the reader's country and zone. */
export type Texts = ReturnType<typeof makeTexts>;

/** Thousands of people share a language and a zone, and messages take long to parse. */
const textsCache = new WeakMap<Readonly<Record<string, Catalogue>>, Map<string, Texts>>();

/**
 * The words in a language; English where it has no catalogue.
 * @param tag BCP 47: its country decides how dates are written. @param timeZone IANA
 */
export function textsFor(
  tag: string,
  timeZone: string,
  catalogues: Readonly<Record<string, Catalogue>> = CATALOGUES,
): Texts {
  const known = textsCache.get(catalogues) ?? new Map<string, Texts>();
  textsCache.set(catalogues, known);
  const key = `${tag} ${timeZone}`;
  const wanted = languageOf(tag) ?? '';
  const catalogue = catalogues[wanted];
  const language = catalogue ? wanted : 'en';
  const texts =
    known.get(key) ??
    makeTexts(language, catalogue ?? ENGLISH, {
      locale: readerLocale([tag], language),
      timeZone: readerTimeZone(timeZone),
    });
  known.set(key, texts);
  return texts;
}
