'use client';
import { useState } from 'react';

/**
 * A value that is made of an input and of the value before it; it changes only with the input. React throws away what a
 * render kept that is never shown, so "before" is what the page was given last.
 * @param next makes a value; it is called while rendering and changes nothing else
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
