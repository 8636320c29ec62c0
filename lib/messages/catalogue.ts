import { type createTranslator, type NamespaceKeys, type NestedKeyOf, useTranslations } from 'use-intl';
import type { MessageLocale } from './negotiate';
import type { MessageTree } from './pseudo';
import type { en } from './whole';

export type Messages = typeof en;

/** A part's texts in another language. */
type Translate = (part: MessageTree) => MessageTree;

interface Catalogue {
  messages: MessageTree;
  translate: Translate;
}

const parts: MessageTree[] = [];
const english: Catalogue = { messages: {}, translate: (part) => part };
const catalogues = new Map<MessageLocale, Catalogue>([['en', english]]);

/** The English texts of all parts that have arrived. */
export const ENGLISH = english.messages as Messages;

/**
 * Adds a part of the catalogue, and gives the hook that reads its texts. A component takes its texts from this hook, so
 * the part always arrives with the component's code.
 *
 * The catalogues are changed in place: nothing that is on screen can show a text of a part that arrives later.
 * @param part its texts by namespace, in English
 */
export function messagesOf<Part extends Partial<Messages>>(part: Part) {
  parts.push(part as MessageTree);
  for (const { messages, translate } of catalogues.values())
    Object.assign(messages, translate(part as MessageTree));
  return useTranslations as <Name extends NamespaceKeys<Part, NestedKeyOf<Part>>>(
    namespace: Name,
  ) => ReturnType<typeof createTranslator<Part, Name>>;
}

async function translationInto(locale: Exclude<MessageLocale, 'en'>): Promise<Translate> {
  const { pseudoCatalogue } = await import('./pseudo');
  return (part) => pseudoCatalogue(part, locale);
}

/** The texts in a language, of all parts that have arrived; those of later parts are added to the same object. */
export async function catalogueIn(locale: MessageLocale): Promise<Messages> {
  const translate = locale === 'en' ? english.translate : await translationInto(locale);
  const catalogue = catalogues.get(locale) ?? {
    messages: Object.assign({}, ...parts.map(translate)) as MessageTree,
    translate,
  };
  catalogues.set(locale, catalogue);
  // TypeScript sees the catalogue's files; at run time these are the compiled texts of the build.
  return catalogue.messages as Messages;
}
