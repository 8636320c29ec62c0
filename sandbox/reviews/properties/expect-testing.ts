import { isDeepStrictEqual } from 'node:util';

const written = (value: unknown): string => JSON.stringify(value, undefined, 1);

/** Throws where Graph gave something else than the model knows. The soak runs this too, where there is no vitest. */
export function expectSame(where: string, given: unknown, known: unknown): void {
  if (isDeepStrictEqual(given, known)) return;
  throw new Error(`${where}\nGraph: ${written(given)}\nmodel: ${written(known)}`);
}
