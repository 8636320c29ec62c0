import { bareName, derivesFrom, lineage, type Model, propertyOf, structureOf, type TypeName } from './model';
import { observedProperty } from './observed';
import { isPrimitive } from './primitives';

/** A fault in an answer and its place: a JSON path from `$`. */
export interface Problem {
  path: string;
  problem: string;
}

const ANNOTATIONS = ['@odata.type', '@odata.id', '@odata.etag', '@odata.context'];
const OF_PROPERTY = ['context', 'count', 'nextLink', 'type'];

const at = (path: string, problem: string): Problem[] => [{ path, problem }];

type Json = Record<string, unknown>;

/** Whether a JSON value is an object and not an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type that an object names, or else the declared one. */
export function actualType(value: Json, declared: string): string {
  const annotated = value['@odata.type'];
  return typeof annotated === 'string' ? bareName(annotated) : declared;
}

function typeProblem(model: Model, value: Json, declared: string): string | undefined {
  const annotated = value['@odata.type'];
  if (annotated === undefined)
    return structureOf(model, declared)?.abstract
      ? `${declared} is abstract: @odata.type is missing`
      : undefined;
  if (typeof annotated !== 'string' || !annotated.startsWith('#microsoft.graph.'))
    return `@odata.type is written ${JSON.stringify(annotated)}`;
  if (!structureOf(model, bareName(annotated))) return `the schema has no type ${annotated}`;
  if (structureOf(model, bareName(annotated))?.abstract) return `${annotated} is abstract`;
  return derivesFrom(model, bareName(annotated), declared) ? undefined : `${annotated} is not a ${declared}`;
}

function checkAnnotation(name: string, value: unknown, declares: (name: string) => boolean): boolean {
  const [property = '', annotation = ''] = name.split('@odata.');
  if (property === '') return ANNOTATIONS.includes(name) && typeof value === 'string';
  if (!OF_PROPERTY.includes(annotation) || !declares(property)) return false;
  return annotation === 'count' ? isPrimitive('Edm.Int32', value) === true : typeof value === 'string';
}

/**
 * Whether the object is one that the token may not read: it has only its id and type, and all other
 * properties are null. https://learn.microsoft.com/graph/permissions-overview (limited information returned
 * for inaccessible member objects)
 */
function isInaccessible(model: Model, type: string, value: Json): boolean {
  const properties = Object.entries(value).filter(([name, held]) => held !== null && !name.includes('@'));
  return derivesFrom(model, type, 'directoryObject') && properties.every(([name]) => name === 'id');
}

/** Whether the answer says that there is nothing: it has an annotation and no property. */
const isNothing = (value: Json): boolean =>
  value['@odata.null'] === true &&
  Object.keys(value).every((name) => name === '@odata.null' || name === '@odata.context');

function checkObject(model: Model, value: Json, declared: string, path: string): Problem[] {
  if (isNothing(value)) return [];
  const wrong = typeProblem(model, value, declared);
  if (wrong) return at(path, wrong);
  const type = actualType(value, declared);
  const types = lineage(model, type).map(({ name }) => name);
  const mayBeNull = isInaccessible(model, type, value);
  const declarationOf = (name: string) => propertyOf(model, type, name) ?? observedProperty(types, name);
  return Object.entries(value).flatMap(([name, inner]) => {
    const where = `${path}.${name}`;
    if (name.includes('@')) {
      const right = checkAnnotation(name, inner, (property) => declarationOf(property) !== undefined);
      return right ? [] : at(where, 'is no annotation that Graph sends here');
    }
    const declaration = declarationOf(name);
    if (!declaration) return at(where, `${type} has no property ${name}`);
    if (inner !== null) return checkValue(model, inner, declaration.type, where);
    return declaration.nullable || mayBeNull ? [] : at(where, `is null, and ${type}.${name} is not nullable`);
  });
}

/**
 * Enums of flags: a text may contain several members with commas between them. Microsoft's
 * types do not mark these enums.
 */
const FLAGS = ['decisionItemPrincipalResourceMembershipType'];

function checkEnum(members: readonly string[], value: unknown, type: string, path: string): Problem[] {
  const words = typeof value !== 'string' ? [] : FLAGS.includes(type) ? value.split(',') : [value];
  if (words.length > 0 && words.every((word) => members.includes(word))) return [];
  return at(path, `${JSON.stringify(value)} is not a member of ${type}`);
}

/** Checks a value that is not null against a type of the model. */
export function checkValue(model: Model, value: unknown, type: TypeName, path: string): Problem[] {
  const { name, collection } = type;
  if (collection) {
    if (!Array.isArray(value)) return at(path, `is not an array of ${name}`);
    return value.flatMap((item, index) =>
      checkValue(model, item, { name, collection: false }, `${path}[${index}]`),
    );
  }
  const primitive = isPrimitive(name, value);
  if (primitive !== undefined) return primitive ? [] : at(path, `${JSON.stringify(value)} is not an ${name}`);
  const members = Object.hasOwn(model.enums, name) ? model.enums[name] : undefined;
  if (members) return checkEnum(members, value, name, path);
  if (!structureOf(model, name)) return at(path, `the schema has no type ${name}`);
  return isObject(value) ? checkObject(model, value, name, path) : at(path, `is not an object of ${name}`);
}
