import type * as v from 'valibot';

/** A type with every optional field made required, at every depth. */
export type Whole<T> = T extends string | number | boolean | null | undefined
  ? T
  : { [K in keyof T]-?: Whole<T[K]> };

/**
 * Types a schema as a schema of `T`. Doesn't compile when the schema lacks a field of `T`, optional fields included: a
 * field that a schema doesn't name is removed, without an error, when a row is read back.
 */
export const wholeShape =
  <T>() =>
  <S extends v.GenericSchema<unknown, T>>(
    schema: Whole<v.InferOutput<S>> extends Whole<T> ? S : never,
  ): v.GenericSchema<unknown, T> =>
    schema;
