import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOMS = ['app', 'components', 'lib'];
/** Tests and their shared code; and late components, which have the name of the component. */
const LEFT_OUT = /(\.test|(^|\/|-)testing)\.tsx?$|\/simulation\/|\/worlds\/|\/lazy[^/]*\.ts$/;
/** Names that Next.js gives its files' exports. */
const OF_NEXT = new Set(['metadata', 'viewport']);

const filesOf = (room: string): string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !LEFT_OUT.test(file));

/** Whether a statement exports a name for other files; a page's default export doesn't count. */
function isExported(statement: ts.Statement): boolean {
  const kinds = ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind)
    : [];
  return kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword);
}

function namesIn(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  const { name } = statement as { name?: ts.Node };
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

/** The names that a file exports by its own declarations. */
function exportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return [...new Set(source.statements.filter(isExported).flatMap(namesIn))];
}

test('an exported name exists only once in the whole portal', () => {
  const files = new Map<string, string[]>();
  for (const file of ROOMS.flatMap(filesOf))
    for (const name of exportsOf(file)) files.set(name, [...(files.get(name) ?? []), file]);
  expect(files.size).toBeGreaterThan(500);
  expect([...files].filter(([name, where]) => where.length > 1 && !OF_NEXT.has(name))).toEqual([]);
});
