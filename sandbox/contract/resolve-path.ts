import {
  bareName,
  derivesFrom,
  type Model,
  type Operation,
  propertyOf,
  structureOf,
  type TypeName,
} from './model';

/** The result of resolving a path. */
export interface Target {
  /** The type of the answer; null: nothing (204), or a reference, a count or a stream. */
  type: TypeName | null;
  operation: Operation | null;
  /** Whether the path ends in `$count`, `$ref` or `$value`, which have answers of their own. */
  raw: boolean;
  /** The path as `@odata.context` writes it: keys in `('…')`, without the last key. */
  context: string;
}

interface Step extends Target {
  /** The last key: the context of one entity is written without it. */
  key: string;
}

/** Entity sets and singletons: a path's first segment and its type. */
export type Roots = Record<string, TypeName>;

const single = (type: TypeName): TypeName => ({ name: type.name, collection: false });

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function calledOperation(model: Model, on: TypeName, segment: string): Operation | undefined {
  const name = bareName(segment.replace(/\(.*\)$/, ''));
  return model.operations.find(
    ({ name: declared, binding }) =>
      sameName(declared, name) &&
      binding.collection === on.collection &&
      derivesFrom(model, on.name, binding.name),
  );
}

function castTo(model: Model, on: TypeName, segment: string): TypeName | undefined {
  if (!/^microsoft\.graph\./i.test(segment)) return undefined;
  const wanted = segment.slice('microsoft.graph.'.length);
  const name = Object.keys(model.structures).find((type) => sameName(type, wanted));
  return name && derivesFrom(model, name, on.name) ? { name, collection: on.collection } : undefined;
}

function navigate(model: Model, on: TypeName, segment: string): [string, TypeName] | undefined {
  for (let type: string | null = on.name; type !== null; type = structureOf(model, type)?.base ?? null) {
    const name = Object.keys(structureOf(model, type)?.properties ?? {}).find((one) =>
      sameName(one, segment),
    );
    const found = name === undefined ? undefined : propertyOf(model, on.name, name);
    if (name && found) return [name, found.type];
  }
  return undefined;
}

function next(model: Model, step: Step, segment: string): Step | undefined {
  const on = step.type;
  if (!on || step.raw) return undefined;
  const full = step.context + step.key;
  if (/^\$(count|ref|value)$/i.test(segment))
    return { type: null, operation: null, raw: true, context: full, key: '' };
  const operation = calledOperation(model, on, segment);
  if (operation) return { type: operation.returns, operation, raw: false, context: full, key: '' };
  const cast = castTo(model, on, segment);
  if (cast) return { ...step, type: cast };
  if (on.collection)
    return { type: single(on), operation: null, raw: false, context: step.context, key: `('${segment}')` };
  const found = navigate(model, on, segment);
  if (!found) return undefined;
  return { type: found[1], operation: null, raw: false, context: `${full}/${found[0]}`, key: '' };
}

/** An entity by another key than its id: `applications(uniqueName='attest')`. */
const KEYED = /^(applications|serviceprincipals)\((.+)\)$/i;

/**
 * Resolves a path (without version and query) in a model. Undefined: the model declares no such path. Names
 * are read in any case, as Graph does; operations and casts may include their namespace.
 */
export function resolvePath(model: Model, roots: Roots, path: string): Target | undefined {
  const [first = '', ...rest] = path
    .replace(/^\/|\/$/g, '')
    .split('/')
    .flatMap((segment) => KEYED.exec(segment)?.slice(1) ?? [segment]);
  const root = Object.keys(roots).find((name) => sameName(name, first));
  const type = root === undefined ? undefined : roots[root];
  if (!root || !type) return undefined;
  let step: Step | undefined = { type, operation: null, raw: false, context: root, key: '' };
  for (const segment of rest) {
    if (step) step = next(model, step, segment);
  }
  return step;
}
