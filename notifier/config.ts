import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { DOMAIN, GUID, isSandboxUrl } from '../lib/config';
import type { MailLook } from './mail/digest';
import { LANGUAGES, languageOf } from './mail/languages';
import { readSchedule, type Schedule } from './schedule/config';

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;
const LONGEST_ADDRESS = 320;

const word = (says: string) => v.pipe(v.string(says), v.nonEmpty(says));
const yesOrNo = (name: string) => v.boolean(`${name} is true or false.`);
const address = (name: string) => {
  const says = `${name} is a mail address, such as reviews@contoso.com.`;
  return v.pipe(v.string(says), v.regex(ADDRESS, says), v.maxLength(LONGEST_ADDRESS, says));
};
/** A name for a header, or a line of text. */
const line = (name: string) => {
  const says = `${name} is a text of one line.`;
  return v.pipe(v.string(says), v.regex(/^\P{Cc}*$/u, says));
};

const TENANT = 'tenant is one tenant: its id, or one of its domains, such as contoso.com.';
const CLIENT = 'clientId is the id of the app registration, a GUID.';
const CLOUD = 'cloud is one of global, usgov, usgovdod and china.';
const PORTAL = 'look.portal is the https address of the portal that the mails lead to.';
const COLOUR = 'look.colour is a colour such as #0b5cad.';
const LANGUAGE = `look.language is a language that the mails have words in (${LANGUAGES.join(', ')}); a country beside it, as in en-AT, says how dates are written.`;
const WAY = 'sending.way is one of graph, drafts and smtp.';
const PORT = 'sending.port is a port of the mail server, such as 587.';
const STORAGE = 'storage is a folder on a disk of this machine.';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function isPortal(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return isSafe && search === '' && hash === '' && username === '';
}

const isLanguage = (text: string): boolean => LANGUAGES.some((known) => known === languageOf(text));

interface Mistaken {
  expected: string | null;
  received: string;
}

/** A mistake in a table as a sentence: an unknown setting, a missing one, or no table at all. */
function inSentences({ expected, received }: Mistaken): string {
  if (expected === 'never') return `There is no setting ${received}.`;
  return expected === 'Object'
    ? 'The configuration is a table of settings.'
    : `The setting ${expected} is missing.`;
}

const table = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries, inSentences);

const Person = (name: string) =>
  table({ displayName: line(`${name}.displayName`), address: address(`${name}.address`) });

const Sending = v.variant(
  'way',
  [
    table({ way: v.literal('graph') }),
    table({ way: v.literal('drafts') }),
    table({
      way: v.literal('smtp'),
      host: word('sending.host is the name of the mail server.'),
      port: v.optional(
        v.pipe(v.number(PORT), v.integer(PORT), v.minValue(1, PORT), v.maxValue(65_535, PORT)),
        587,
      ),
      /** TLS from the first byte (port 465) instead of STARTTLS. */
      tls: v.optional(
        v.picklist(['start', 'at once'], 'sending.tls is "start" (STARTTLS) or "at once".'),
        'start',
      ),
      user: v.optional(word('sending.user is the name that the mail server knows.')),
    }),
  ],
  WAY,
);

const Look = table({
  portal: v.pipe(v.string(PORTAL), v.check(isPortal, PORTAL)),
  organisation: v.pipe(line('look.organisation'), v.nonEmpty('look.organisation is the name of yours.')),
  colour: v.optional(v.pipe(v.string(COLOUR), v.regex(/^#[0-9a-f]{6}$/i, COLOUR)), '#0b5cad'),
  intro: v.optional(v.string('look.intro is a text.'), ''),
  footer: v.optional(v.string('look.footer is a text.'), ''),
  language: v.optional(v.pipe(v.string(LANGUAGE), v.check(isLanguage, LANGUAGE)), 'en'),
  from: v.optional(line('look.from'), ''),
  help: v.optional(v.nullable(Person('look.help')), null),
});

const Table = table({
  tenant: v.pipe(
    v.string(TENANT),
    v.check((text) => GUID.test(text) || DOMAIN.test(text), TENANT),
  ),
  clientId: v.pipe(v.string(CLIENT), v.regex(GUID, CLIENT)),
  cloud: v.optional(v.picklist(['global', 'usgov', 'usgovdod', 'china'], CLOUD), 'global'),
  mailbox: address('mailbox'),
  sending: v.optional(Sending, { way: 'graph' }),
  schedule: v.optional(v.unknown(), {}),
  look: Look,
  thanks: v.optional(yesOrNo('thanks'), false),
  storage: v.pipe(v.string(STORAGE), v.nonEmpty(STORAGE)),
  sandbox: v.optional(
    v.pipe(v.string(), v.check(isSandboxUrl, 'sandbox is the address of a sandbox on this machine.')),
  ),
});

type Read = v.InferOutput<typeof Table>;

/** A host's complete configuration of its notifier, without secrets, which come from the environment. */
export interface NotifierConfig extends Omit<Read, 'schedule' | 'look'> {
  schedule: Schedule;
  look: MailLook;
}

/** Reads the table of a host’s configuration; each mistake is a sentence. */
export function configOf(table: unknown): { config: NotifierConfig } | { mistakes: string[] } {
  const read = v.safeParse(Table, table);
  const given =
    typeof table === 'object' && table !== null ? (table as { schedule?: unknown }).schedule : undefined;
  const schedule = readSchedule(given ?? {});
  const mistakes = [
    ...(read.success ? [] : read.issues.map(({ message }) => message)),
    ...('mistakes' in schedule ? schedule.mistakes : []),
  ];
  if (!read.success || 'mistakes' in schedule) return { mistakes: [...new Set(mistakes)] };
  const { look, ...config } = read.output;
  const from = { displayName: look.from || look.organisation, address: config.mailbox };
  const portal = look.portal.replace(/\/+$/, '');
  return {
    config: {
      ...config,
      schedule: schedule.schedule,
      look: { ...look, portal, from, tenant: config.tenant },
    },
  };
}

/**
 * Reads a host's configuration file (JSON); each mistake is a sentence. A relative storage folder is
 * relative to the file's folder.
 */
export function readConfig(file: string): { config: NotifierConfig } | { mistakes: string[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { mistakes: [`${file} can’t be read.`] };
  }
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch (error) {
    return { mistakes: [`${file} is no JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const read = configOf(table);
  if ('mistakes' in read) return read;
  return { config: { ...read.config, storage: resolve(dirname(file), read.config.storage) } };
}
