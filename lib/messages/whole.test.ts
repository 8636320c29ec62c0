import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { en } from './whole';

/** A key that only a comment names is shown by no page. */
function withoutComments(source: string): string {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

/** The code of the pages, and the domain's words from which keys are made (`${problem.code}.title`). */
const code = ['app', 'components', 'lib/review', 'lib/queries']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => withoutComments(readFileSync(join(folder, name), 'utf8'))),
  )
  .join('\n');

const keysOf = (tree: object): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : [key, ...keysOf(value)],
  );

/** The parts of the catalogue, by the names of their files. */
const parts: [string, object][] = readdirSync('lib/messages/en').map((file) => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join('lib/messages/en', file), 'utf8')),
]);

test('each part is in the whole catalogue, and no namespace is in two parts', () => {
  const namespaces = parts.flatMap(([, part]) => Object.keys(part));
  expect(namespaces.toSorted()).toEqual(Object.keys(en).toSorted());
});

test.each(parts)('the part %s has a hook that reads it', (name) => {
  const hook = readFileSync(`lib/messages/parts/${name}.ts`, 'utf8');
  expect(hook).toContain(`'../en/${name}.json'`);
});

// The compiler checks that no page asks for a missing text: keys are typed.
test('every text in the catalogue is named by the code of a page', () => {
  // Some pages make the keys of heading and text from one word: `${why}Text`.
  const named = (key: string) => new RegExp(`\\b${key.replace(/(Text|Title)$/, '($1)?')}\\b`).test(code);
  expect(keysOf(en).filter((key) => !named(key))).toEqual([]);
});

test('a sign-in less than a day before or after the start is described so, alone and inside a sentence', () => {
  const t = createTranslator({ locale: 'en', messages: en, namespace: 'evidence' });
  expect(t('before', { days: 0, inside: 'no' })).toBe('Less than a day before this review began');
  expect(t('before', { days: 0, inside: 'yes' })).toBe('less than a day before this review began');
  expect(t('after', { days: 0, inside: 'no' })).toBe('Less than a day after this review began');
  expect(t('after', { days: 0, inside: 'yes' })).toBe('less than a day after this review began');
  expect(t('before', { days: 1, inside: 'no' })).toBe('1 day before this review began');
  expect(t('after', { days: 2, inside: 'yes' })).toBe('2 days after this review began');
});

test('a decision recorded by default is described as such, and another by its reviewer’s name', () => {
  const t = createTranslator({ locale: 'en', messages: en });
  const textFor = (maker: 'system' | 'person') => {
    const values = { maker, decision: 'Deny', by: () => 'Alex', name: () => 'Alex', when: () => 'today' };
    return [t.markup('facts.answer', values), t.markup('decision.othersAnswerStands', values)];
  };
  expect(textFor('system')).toEqual(['Deny, by default', 'By default: Deny, today.']);
  expect(textFor('person')).toEqual(['Deny, by Alex', 'Alex decided Deny today.']);
});

test('texts say "it" for one thing, and don’t speak of groups as people', () => {
  const t = createTranslator({ locale: 'en', messages: en });
  expect([1, 2].map((count) => t('signOut.discard', { count }))).toEqual([
    'Sign out and lose it',
    'Sign out and lose them',
  ]);
  const words = (kind: string) => [
    t('find.clear', { kind }),
    t('table.noneLeft', { kind }),
    t('table.nobodyMatches', { kind }).split('.')[0],
  ];
  expect(words('user')).toEqual(['Show everybody', 'Everybody here has a decision.', 'Nobody matches']);
  expect(words('group')).toEqual(['Show all', 'Everything here has a decision.', 'Nothing matches']);
});

test('no text of a problem or receipt says that a decision is on this device', () => {
  const texts = JSON.stringify([en.problems, en.receipt]);
  expect(texts.match(/(is|are) (kept|still) on this device/g)).toBeNull();
});

test('a notice that is read as an alert has no count: it would be read anew with each decision', () => {
  expect([en.outbox.memory, en.outbox.lost].filter((text) => text.includes('{'))).toEqual([]);
});
