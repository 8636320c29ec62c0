import ts from 'typescript';
import type { Model, Property, Structure, TypeName } from './model';

/**
 * `AccessReviewStage` → accessReviewStage: names in the types begin with a capital, in the schema they don't.
 */
const schemaName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const one = (name: string): TypeName => ({ name, collection: false });

/** The types declare every time as text; the names of Graph's properties show which texts are times. */
const textType = (property: string): string =>
  property.endsWith('DateTime') ? 'Edm.DateTimeOffset' : 'Edm.String';

const KEYWORDS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.NumberKeyword]: 'Edm.Double',
  [ts.SyntaxKind.BooleanKeyword]: 'Edm.Boolean',
};

function isNull(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
}

/** A type node without `NullableOption<…>` and without `| null`. */
function withoutNull(node: ts.TypeNode): { inner: ts.TypeNode; nullable: boolean } {
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'NullableOption') {
    const [inner] = node.typeArguments ?? [];
    if (inner) return { inner, nullable: true };
  }
  if (ts.isUnionTypeNode(node) && node.types.some(isNull)) {
    const inner = node.types.find((type) => !isNull(type));
    if (inner) return { inner, nullable: true };
  }
  return { inner: node, nullable: false };
}

function typeName(node: ts.TypeNode, property: string): TypeName {
  if (ts.isParenthesizedTypeNode(node)) return typeName(node.type, property);
  if (ts.isArrayTypeNode(node))
    return { name: typeName(withoutNull(node.elementType).inner, property).name, collection: true };
  if (node.kind === ts.SyntaxKind.StringKeyword) return one(textType(property));
  // Names of Graph's other namespaces aren't needed here.
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName))
    return one(schemaName(node.typeName.text));
  return one(KEYWORDS[node.kind] ?? 'Edm.Untyped');
}

function property(member: ts.PropertySignature): [string, Property] | undefined {
  if (!member.type || !(ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))) return undefined;
  const { inner, nullable } = withoutNull(member.type);
  return [member.name.text, { type: typeName(inner, member.name.text), nullable }];
}

function structure(node: ts.InterfaceDeclaration): Structure {
  const base = node.heritageClauses?.[0]?.types[0]?.expression;
  const own = node.members.filter(ts.isPropertySignature).map(property);
  return {
    name: schemaName(node.name.text),
    base: base && ts.isIdentifier(base) ? schemaName(base.text) : null,
    abstract: false,
    properties: Object.fromEntries(own.filter((entry) => entry !== undefined)),
  };
}

/** The words of `"a" | "b"`; undefined where the type is something else. */
function members(node: ts.TypeAliasDeclaration): string[] | undefined {
  const types = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
  const words = types.map((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined,
  );
  return words.every((word) => word !== undefined) ? words : undefined;
}

/**
 * The model in one of Microsoft's type packages (the text of its .d.ts): the interfaces and enums of the
 * namespace microsoft.graph. The types contain no operations and no abstract types.
 */
export function readTypes(text: string): Model {
  const model: Model = { structures: {}, enums: {}, operations: [] };
  const file = ts.createSourceFile('microsoft-graph.d.ts', text, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const read = structure(statement);
      model.structures[read.name] = read;
    } else if (ts.isTypeAliasDeclaration(statement)) {
      const words = members(statement);
      if (words) model.enums[schemaName(statement.name.text)] = words;
    }
  }
  return model;
}
