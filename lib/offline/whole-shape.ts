import type * as v from 'valibot';

/** A type with every optional field present, however deep. */
export type Whole<T> = T extends string | number | boolean | null | undefined
  ? T
  : { [K in keyof T]-?: Whole<T[K]> };

/**
 * Gives a schema as one of `T`, and doesn't compile where the schema lacks a field of `T`, optional ones included: a field
 * that a schema doesn't name is removed when a row is read back, without an error.
 */
export const wholeShape =
  <T>() =>
  <S extends v.GenericSchema<unknown, T>>(
    schema: Whole<v.InferOutput<S>> extends Whole<T> ? S : never,
  ): v.GenericSchema<unknown, T> =>
    schema;
