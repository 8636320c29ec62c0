'use client';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { mayBeText, pressOf } from '../../parts/keys';
import { isViewAwaited } from '../../ui/lazy-view';
import { isField } from '../../ui/use-in-field';
import { type Command, commandOf, type Inside } from './keyboard';

function insideOf(target: EventTarget): Inside {
  if (!(target instanceof HTMLElement)) return 'cell';
  if (isField(target)) return 'field';
  if (target instanceof HTMLInputElement) return 'checkbox';
  if (target.closest('a')) return 'link';
  return target.closest('button') ? 'button' : 'cell';
}

/** Turns key presses in the list into commands. `run` returns false where a command had nothing to do. */
export function useKeys(run: (command: Command) => boolean): (event: KeyboardEvent<HTMLElement>) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    const press = pressOf(event);
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const command = commandOf(press, { inside: insideOf(event.target), rightToLeft });
    // A key that was pressed for a question on its way must not act on the list.
    if (isViewAwaited() && (command || mayBeText(press))) {
      event.preventDefault();
      return;
    }
    if (command && latest.current(command)) event.preventDefault();
  }, []);
}
