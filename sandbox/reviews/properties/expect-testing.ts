import { isDeepStrictEqual } from 'node:util';

const written = (value: unknown): string => JSON.stringify(value, undefined, 1);

/** Throws where Graph's answer differs from the model. The soak uses this too, without vitest. */
export function expectSame(where: string, given: unknown, known: unknown): void {
  if (isDeepStrictEqual(given, known)) return;
  throw new Error(`${where}\nGraph: ${written(given)}\nmodel: ${written(known)}`);
}
