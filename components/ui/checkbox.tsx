'use client';
import { useEffect, useRef } from 'react';
import { useTabStop } from './tab-stop';

interface CheckboxProps {
  /** The accessible name; the row shows the words elsewhere. */
  label: string;
  checked: boolean;
  /** Some, not all. */
  mixed?: boolean;
  disabled?: boolean;
  /** `ranged`: Shift was held, so the change covers everybody since the last one. */
  onChange(checked: boolean, ranged: boolean): void;
}

/** A checkbox whose press area is large enough for a finger. */
export function Checkbox({ label, checked, mixed = false, disabled = false, onChange }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  const tabStop = useTabStop();
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className="grid size-11 shrink-0 place-items-center">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        tabIndex={tabStop}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="size-5"
      />
    </label>
  );
}
