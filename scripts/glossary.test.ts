import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { expect, test } from 'vitest';
import type { Message } from '../lib/messages/pseudo';
import notifier from '../notifier/mail/words/en.json';
import { compose } from '../sandbox/mail/compose';
import type { About, CompletionMail, Draft, ReviewerMail } from '../sandbox/mail/draft';

/** Where a word of the glossary's last column is right, because it means another thing there. */
const MEANS_ANOTHER: Record<string, readonly RegExp[]> = {
  answer: [
    // To take part in a review at all.
    /if you don’t answer/i,
    /If you answer No/,
    /without an answer/i,
    // The question in an email's subject.
    /Please answer/,
    // A program's.
    /Microsoft’s answer/,
    /No answer from Microsoft/,
    /The answer arrived damaged/,
    /doesn’t answer/,
  ],
  // To give access to, or a review to.
  assigned: [/assigned to/, /assigned directly/, /assign it/],
  // The product's name.
  attest: [/\bAttest\b/],
  // An upload session.
  closed: [/What is not closed in time/],
  // The email about the end of a review.
  completed: [/^Review completed: /, /^The review is completed\.$/],
  done: [/marked (it )?as done/, /^Done\b/, /These are done/, /… done\./],
  error: [/where the error happened/],
  failed: [/applying (it|this) failed/i],
  // To open, and what is open on the screen.
  open: [
    /\bopens\b/,
    /\bopen (it|one|review|the|this|an upload session)\b/i,
    /doesn’t open/,
    /Attest open/,
    /isn’t open here/,
  ],
  // By default: what the glossary says of it.
  recorded: [/the review’s default is recorded/],
  // Of an error on the page; and the verb.
  report: [/\bthe report\b/i, /Report to copy/, /Reports to …/, /Microsoft reports/],
  // An administrator resets a whole review.
  reset: [/taken back or reset elsewhere/],
  right: [/the right one/, /right now/, /right before/i, /be right/],
  // Who sponsors a guest.
  sponsor: [/guests? you sponsor/],
  // Of a sign-in, as Microsoft says it.
  suspicious: [/suspicious place/],
};

/** The rows of the glossary's words on the screen: the word, and those that are never used for it. */
const ROWS = (readFileSync('docs/GLOSSARY.md', 'utf8').split('## In the code')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => {
    const [, word = '', , never = ''] = line.split('|').map((cell) => cell.trim());
    return {
      word,
      never: never.split(',').map((each) =>
        each
          .replace(/\(.*\)/, '')
          .replaceAll("'", '’')
          .trim(),
      ),
    };
  });

const WORDS = new Set(ROWS.map(({ word }) => word));
/** A word that the glossary has for another thing is right somewhere. */
const NEVER = [...new Set(ROWS.flatMap(({ never }) => never))].filter((word) => word && !WORDS.has(word));

/** A message as it is read, with all its branches; `…` for what is filled in. */
function readable(message: Message): string {
  if (typeof message === 'string') return message;
  return message
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part === 0) return '…';
      const [, kind, branches] = part;
      if (branches && typeof branches === 'object' && !Array.isArray(branches))
        return Object.values(branches)
          .map((branch) => (branch === 0 ? '…' : readable(branch as Message)))
          .join(' / ');
      return typeof kind === 'string' || Array.isArray(kind) ? readable(part.slice(1) as Message) : '…';
    })
    .join('');
}

type Text = [place: string, text: string];

const textsOf = (tree: object, place: string): Text[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${place}.${key}`, readable(compile(value) as Message)] as Text]
      : textsOf(value, `${place}.${key}`),
  );

const about: About = {
  definitionId: 'd1',
  instanceId: 'i1',
  loginHint: 'adele@contoso.com',
  tenantDomain: 'contoso.com',
  portalUrl: 'https://contoso.com',
  readerName: 'Adele',
  reviewName: 'Sales',
  resourceName: 'Sales',
  oneOfMany: true,
};

const toReviewer: ReviewerMail = {
  ...about,
  stage: { number: 1, of: 2 },
  dueAt: 0,
  adminText: 'Please.',
  aboutSelf: false,
  answerable: true,
  itemCount: 4,
  openCount: 3,
  people: [{ itemId: 'p1', name: 'Debra' }],
};

const completion: CompletionMail = {
  ...about,
  endedAt: 0,
  counts: { Approve: 1, Deny: 1, DontKnow: 1, NotReviewed: 1 },
  defaultDecision: 'Recommendation',
  appliesItself: true,
};

const DRAFTS: Draft[] = [
  ...(['started', 'reminder'] as const).flatMap((kind) => [
    { ...toReviewer, kind },
    { ...toReviewer, kind, aboutSelf: true },
    { ...toReviewer, kind, openCount: 0 },
  ]),
  { ...completion, kind: 'completed' },
  { ...completion, kind: 'completed', defaultDecision: 'None', appliesItself: false },
  { ...about, kind: 'dataWanted', dueAt: 0 },
  { ...about, kind: 'denialsWaiting', dueAt: 0 },
];

/** The sandbox's mails, line by line, without their addresses: `?answer=` in a link is no word. */
const mails = DRAFTS.flatMap((draft): Text[] => {
  const { subject, text } = compose(draft);
  return [subject, ...text.split('\n')].map((line) => [
    `sandbox.${draft.kind}`,
    line.replace(/https?:\S+/g, ''),
  ]);
});

const portal = readdirSync('lib/messages/en').flatMap((file) =>
  textsOf(JSON.parse(readFileSync(join('lib/messages/en', file), 'utf8')), file.replace('.json', '')),
);

/** The texts that say a word, or its plural, in a meaning that the glossary doesn't give it. */
function saying(word: string, texts: readonly Text[]): Text[] {
  // IT is no word of two small letters.
  const said = new RegExp(`(?<![\\p{L}’])${word}s?(?![\\p{L}])`, word === word.toUpperCase() ? 'u' : 'iu');
  const known = MEANS_ANOTHER[word] ?? [];
  return texts.filter(([, text]) =>
    said.test(known.reduce((left, phrase) => left.replaceAll(everywhere(phrase), ' '), text)),
  );
}

const everywhere = (phrase: RegExp) => new RegExp(phrase.source, `${phrase.flags}g`);

test.each([
  ['the portal', portal],
  ['the notifier’s emails', textsOf(notifier, 'notifier')],
  ['the sandbox’s emails', mails],
])('%s says no word that the glossary never says', (_, texts) => {
  expect(texts.length).toBeGreaterThan(30);
  expect(NEVER.length).toBeGreaterThan(40);
  expect(
    Object.fromEntries(NEVER.map((word) => [word, saying(word, texts)]).filter(([, found]) => found?.length)),
  ).toEqual({});
});

test('every exception names a word of the glossary and a text that is there', () => {
  const all = [...portal, ...textsOf(notifier, 'notifier'), ...mails];
  expect(Object.keys(MEANS_ANOTHER).filter((word) => !NEVER.includes(word))).toEqual([]);
  const unused = Object.values(MEANS_ANOTHER)
    .flat()
    .filter((phrase) => !all.some(([, text]) => phrase.test(text)));
  expect(unused).toEqual([]);
});
