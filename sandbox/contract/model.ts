/** A type as a schema names it: `Edm.String`, or the name of an enum or a structure without its namespace. */
export interface TypeName {
  name: string;
  collection: boolean;
}

export interface Property {
  type: TypeName;
  nullable: boolean;
}

/** An entity type or a complex type. */
export interface Structure {
  name: string;
  base: string | null;
  abstract: boolean;
  properties: Record<string, Property>;
}

/** An action or function that is called on an entity, or on a collection of them. */
export interface Operation {
  name: string;
  kind: 'action' | 'function';
  binding: TypeName;
  /** Null: the answer is 204 without a body. */
  returns: TypeName | null;
}

/**
 * The schema for checking answers, read from Microsoft's CSDL or from Microsoft's TypeScript types. Plain
 * JSON.
 */
export interface Model {
  structures: Record<string, Structure>;
  enums: Record<string, string[]>;
  operations: Operation[];
}

/** The type with this name, or undefined; names are compared in the written case. */
export function structureOf(model: Model, name: string): Structure | undefined {
  return Object.hasOwn(model.structures, name) ? model.structures[name] : undefined;
}

/** The structure and its base types, itself first. */
export function lineage(model: Model, name: string): Structure[] {
  const found = structureOf(model, name);
  if (!found) return [];
  return [found, ...(found.base === null ? [] : lineage(model, found.base))];
}

/** Whether `name` is `base` or derived from it. */
export function derivesFrom(model: Model, name: string, base: string): boolean {
  return lineage(model, name).some((structure) => structure.name === base);
}

/** The declaration of a property, own or inherited; undefined where the type does not declare it. */
export function propertyOf(model: Model, type: string, name: string): Property | undefined {
  for (const { properties } of lineage(model, type))
    if (Object.hasOwn(properties, name)) return properties[name];
  return undefined;
}

/** `name` without `#`, `microsoft.graph.` and the alias `graph.` before it. */
export function bareName(name: string): string {
  return name.replace(/^#?(microsoft\.)?(graph\.)?/, '');
}
