'use client';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { IntlProvider } from 'use-intl';
import type { Reader } from '../format';
import { catalogueIn, ENGLISH, type Messages } from './catalogue';
import { type MessageLocale, negotiate, readerLocale, readerTimeZone } from './negotiate';

const EXPORTED: Reader = { locale: 'en', timeZone: 'UTC' };
const ReaderContext = createContext<Reader>(EXPORTED);

/** The reader's locale and time zone, for `lib/format`. English and UTC until the exported page is hydrated. */
export const useReader = (): Reader => useContext(ReaderContext);

let browser: Reader | undefined;
function browserReader(): Reader {
  browser ??= {
    locale: readerLocale([navigator.language, ...(navigator.languages ?? [])]),
    timeZone: readerTimeZone(Intl.DateTimeFormat('en').resolvedOptions().timeZone),
  };
  return browser;
}
const never = () => () => {};

interface Texts {
  locale: MessageLocale;
  messages: Messages;
}

/** Gives the messages, and sets the document's language and reading direction. */
export function MessagesProvider({ children }: { children: ReactNode }) {
  const reader = useSyncExternalStore(never, browserReader, () => EXPORTED);
  const [{ locale, messages }, setTexts] = useState<Texts>({ locale: 'en', messages: ENGLISH });
  useEffect(() => {
    const wanted = negotiate(navigator.languages ?? []);
    if (wanted !== 'en') void catalogueIn(wanted).then((messages) => setTexts({ locale: wanted, messages }));
  }, []);
  // Set only when the messages of that language are loaded.
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = locale === 'ar-XB' ? 'rtl' : 'ltr';
  }, [locale]);
  return (
    <IntlProvider locale="en" messages={messages} timeZone={reader.timeZone}>
      <ReaderContext value={reader}>{children}</ReaderContext>
    </IntlProvider>
  );
}
