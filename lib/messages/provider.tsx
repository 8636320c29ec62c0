'use client';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { IntlProvider } from 'use-intl';
import type { Reader } from '../format';
import en from './en.json';
import { type MessageLocale, negotiate, readerLocale, readerTimeZone } from './negotiate';
import type { MessageTree } from './pseudo';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en;
  }
}

const EXPORTED: Reader = { locale: 'en', timeZone: 'UTC' };
const ReaderContext = createContext<Reader>(EXPORTED);

/** The reader's language and time zone, for `lib/format`. While the exported page wakes up: English, UTC. */
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

async function load(locale: MessageLocale): Promise<typeof en> {
  if (locale === 'en') return en;
  const { pseudoCatalogue } = await import('./pseudo');
  // The compiler sees the catalogue's file; what is here is what the build made of it.
  return pseudoCatalogue(en as MessageTree, locale) as typeof en;
}

interface Texts {
  locale: MessageLocale;
  messages: typeof en;
}

/** Gives the texts, and tells the document which language they are in, and from which side that is read. */
export function MessagesProvider({ children }: { children: ReactNode }) {
  const reader = useSyncExternalStore(never, browserReader, () => EXPORTED);
  const [{ locale, messages }, setTexts] = useState<Texts>({ locale: 'en', messages: en });
  useEffect(() => {
    const wanted = negotiate(navigator.languages ?? []);
    if (wanted !== 'en') void load(wanted).then((texts) => setTexts({ locale: wanted, messages: texts }));
  }, []);
  // Once the texts of that language are there, and not before.
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
