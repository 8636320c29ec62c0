'use client';
import { useState } from 'react';

/**
 * A value computed from an input and from the value before it; it changes only with the input. React discards
 * what an unfinished render kept, so "before" is the value that the page last got.
 * @param next computes a value; it runs while rendering and must have no side effects
 */
export function useWithPrevious<Input, Value>(
  input: Input,
  next: (input: Input, before: Value | undefined) => Value,
): Value {
  const [held, setHeld] = useState(() => ({ input, value: next(input, undefined) }));
  if (Object.is(held.input, input)) return held.value;
  const value = next(input, held.value);
  setHeld({ input, value });
  return value;
}
