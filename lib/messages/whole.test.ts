import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { en } from './whole';

/** The sources in a folder, without tests. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** A key that only a comment names is shown by no page. */
function withoutComments(source: string): string {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

/** The code of the pages, and the domain's words from which keys are made (`${problem.code}.title`). */
const code = ['app', 'components', 'lib/review', 'lib/queries']
  .flatMap((folder) => sourcesIn(folder).map(withoutComments))
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

type Scope = ReadonlyMap<string, object>;

/** The texts of a namespace; undefined where it isn't in the catalogue. */
const textsAt = (path: string): unknown =>
  path.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], en);

/** A call that gives arguments to a text, both written out: `t('moved', { name, place })`. */
interface Given {
  text: string;
  names: string[];
}

/** The calls of the hooks' functions in a file, by the functions in which the hooks are called. */
function givenIn(source: string): Given[] {
  const found: Given[] = [];
  const visit = (node: ts.Node, outside: Scope) => {
    const scope = ts.isFunctionLike(node) ? new Map(outside) : (outside as Map<string, object>);
    if (ts.isFunctionLike(node))
      node.forEachChild(function declare(inside) {
        if (ts.isFunctionLike(inside)) return;
        if (ts.isVariableDeclaration(inside) && ts.isIdentifier(inside.name)) {
          const call = inside.initializer;
          const [namespace] = call && ts.isCallExpression(call) ? call.arguments : [];
          const isHook =
            call && ts.isCallExpression(call) && /^use\w+Messages$/.test(call.expression.getText());
          if (isHook && namespace && ts.isStringLiteral(namespace))
            scope.set(inside.name.text, textsAt(namespace.text) as object);
        }
        inside.forEachChild(declare);
      });
    if (ts.isCallExpression(node)) {
      const of = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.expression
        : node.expression;
      const texts = scope.get(of.getText());
      const [key, given] = node.arguments;
      if (texts && key && ts.isStringLiteral(key) && given && ts.isObjectLiteralExpression(given)) {
        const text = key.text.split('.').reduce<unknown>((tree, at) => (tree as never)?.[at], texts);
        const names = given.properties.flatMap(({ name }) => (name ? [name.getText()] : []));
        found.push({ text: String(text), names });
      }
    }
    node.forEachChild((child) => visit(child, scope));
  };
  visit(ts.createSourceFile('page.tsx', source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX), new Map());
  return found;
}

test('a text that is given an argument uses it', () => {
  const given = ['app', 'components'].flatMap((folder) => sourcesIn(folder).flatMap(givenIn));
  const uses = (text: string, name: string) => new RegExp(`[{<]\\s*${name}\\b`).test(text);
  expect(given.length).toBeGreaterThan(100);
  expect(
    given.flatMap(({ text, names }) => names.filter((name) => !uses(text, name)).map((name) => [text, name])),
  ).toEqual([]);
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
  expect([1, 2].map((count) => t('groups.select', { count, name: 'Sales' }))).toEqual([
    'Select the one of this group: Sales',
    'Select these 2: Sales',
  ]);
});

test('no text of a problem, a receipt or an explanation says that a decision is on this device: some store nothing', () => {
  const texts = JSON.stringify([en.problems, en.receipt, en.help]);
  expect(texts.match(/(is|are) (kept|still) on this device/g)).toBeNull();
});

test('a notice that is read as an alert has no count: it would be read anew with each decision', () => {
  expect([en.outbox.memory, en.outbox.lost].filter((text) => text.includes('{'))).toEqual([]);
});

test('a text about decisions that aren’t saved is whole with one and with many', () => {
  const t = createTranslator({ locale: 'en', messages: en, namespace: 'problems' });
  const texts = (count: number) =>
    Object.entries(en.problems).flatMap(([sentence, text]) =>
      typeof text === 'string'
        ? []
        : [t(`${sentence}.save` as 'ended.save', { count, kept: t('kept', { count, reason: 'no' }) })],
    );
  expect(texts(1).filter((text) => /your decisions|they (are|were)/i.test(text))).toEqual([]);
  expect(texts(3).filter((text) => /your decision\b|it (is|was)\b/i.test(text))).toEqual([]);
});
