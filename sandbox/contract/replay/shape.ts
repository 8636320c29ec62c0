import { actualType, isObject, type Problem } from '../check-value';
import { lineage, type Model, propertyOf, type TypeName } from '../model';

/** Annotations about the request; the comparison of answers skips them. */
const LEFT_OUT = ['@odata.nextLink', '@odata.context'];

const single = (type: TypeName): TypeName => ({ name: type.name, collection: false });

const isEntity = (model: Model, type: string): boolean =>
  lineage(model, type).some(({ name }) => name === 'entity');

/**
 * Whether an annotation of the page is required in the answer. Pages add an entity's own
 * `@odata.type` inconsistently: only lists of functions always have it, and the schema check requires
 * it where the type is not the declared one.
 */
function compared(model: Model, name: string, type: string): boolean {
  if (LEFT_OUT.includes(name) || name.endsWith('@odata.context')) return false;
  return name !== '@odata.type' || !isEntity(model, type);
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

function compareObjects(
  model: Model,
  documented: Record<string, unknown>,
  answered: Record<string, unknown>,
  declared: string,
  path: string,
): Problem[] {
  const type = actualType(answered, declared);
  return Object.entries(documented).flatMap(([name, value]) => {
    const where = `${path}.${name}`;
    if (!compared(model, name, type)) return [];
    if (!Object.hasOwn(answered, name)) return [{ path: where, problem: 'is documented and missing' }];
    const property = propertyOf(model, type, name);
    if (name === '@odata.type' && answered[name] !== value)
      return [{ path: where, problem: `is ${answered[name]}, documented ${value}` }];
    return compare(model, value, answered[name], property?.type, property?.nullable ?? true, where);
  });
}

function compareLists(
  model: Model,
  documented: unknown[],
  answered: unknown[],
  type: TypeName | undefined,
  path: string,
): Problem[] {
  return documented.flatMap((wanted, index) => {
    const tries = answered.map((given) =>
      compare(model, wanted, given, type && single(type), false, `${path}[${index}]`),
    );
    if (tries.some((problems) => problems.length === 0)) return [];
    const best = tries.sort((one, other) => one.length - other.length)[0];
    return best ?? [{ path, problem: 'is empty, and documented with elements' }];
  });
}

function compare(
  model: Model,
  documented: unknown,
  answered: unknown,
  type: TypeName | undefined,
  nullable: boolean,
  path: string,
): Problem[] {
  if (documented === null || (answered === null && nullable)) return [];
  if (kindOf(documented) !== kindOf(answered))
    return [{ path, problem: `is ${kindOf(answered)}, documented ${kindOf(documented)}` }];
  if (Array.isArray(documented) && Array.isArray(answered))
    return compareLists(model, documented, answered, type, path);
  if (isObject(documented) && isObject(answered))
    return compareObjects(model, documented, answered, type?.name ?? 'Edm.Untyped', path);
  return [];
}

/**
 * The differences between the answer and the shape that the page documents: a missing property, another JSON
 * type, or a list without an element like the documented one. Null is accepted where the schema allows it.
 * Values and order do not matter, and the answer may hold more.
 */
export function compareShape(
  model: Model,
  documented: unknown,
  answered: unknown,
  type: TypeName,
): Problem[] {
  if (!type.collection) return compare(model, documented, answered, type, false, '$');
  if (!isObject(documented) || !isObject(answered))
    return compare(model, documented, answered, type, false, '$');
  const { value: wanted, ...outer } = documented;
  const { value: given, ...around } = answered;
  return [
    ...compareObjects(model, outer, around, 'Edm.Untyped', '$'),
    ...compare(model, wanted, given, type, false, '$.value'),
  ];
}
