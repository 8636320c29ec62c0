import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const MOST = 8;
const ROOMS = ['app', 'components'];

const sources = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .map((file) =>
      ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
    ),
);

type Shape = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
const isShape = (statement: ts.Statement): statement is Shape =>
  ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);

/**
 * The file's own declaration of a name, otherwise another file's export: an exported name has one meaning.
 */
function shapeOf(name: string, source: ts.SourceFile): Shape | undefined {
  for (const { statements } of [source, ...sources]) {
    const found = statements.find((it): it is Shape => isShape(it) && it.name.text === name);
    if (found) return found;
  }
  return undefined;
}

/**
 * The names of the props that a type declares itself, without those of HTML elements and of imported types.
 */
function propsOf(type: ts.Node | undefined, source: ts.SourceFile): string[] {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return type.members.map((member) => member.name?.getText(source) ?? '');
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => propsOf(part, source));
  if (!ts.isTypeReferenceNode(type) && !ts.isExpressionWithTypeArguments(type)) return [];
  const [of, names] = type.typeArguments ?? [];
  const name = (ts.isTypeReferenceNode(type) ? type.typeName : type.expression).getText(source);
  if (name === 'Pick' || name === 'Omit') {
    const literals = (names && ts.isUnionTypeNode(names) ? [...names.types] : [names]).map((literal) =>
      literal?.getText(source).slice(1, -1),
    );
    return propsOf(of, source).filter((prop) => literals.includes(prop) === (name === 'Pick'));
  }
  const shape = shapeOf(name, source);
  if (!shape) return [];
  const where = shape.getSourceFile();
  if (ts.isTypeAliasDeclaration(shape)) return propsOf(shape.type, where);
  const inherited = shape.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
  return [
    ...shape.members.map((member) => member.name?.getText(where) ?? ''),
    ...inherited.flatMap((parent) => propsOf(parent, where)),
  ];
}

/** Functions whose names begin with a capital, which React treats as components. */
const componentsIn = (source: ts.SourceFile) =>
  source.statements
    .filter(ts.isFunctionDeclaration)
    .filter(({ name }) => name && /^[A-Z]/.test(name.text))
    .map((made) => ({
      where: `${source.fileName}: ${made.name?.text}`,
      props: new Set(propsOf(made.parameters[0]?.type, source)).size,
    }));

test(`no component is handed more than ${MOST} props`, () => {
  const components = sources.flatMap(componentsIn);
  expect(components.length).toBeGreaterThan(200);
  expect(components.filter(({ props }) => props === MOST).length).toBeGreaterThan(0);
  expect(components.filter(({ props }) => props > MOST)).toEqual([]);
});
