import { useEffect, useRef } from 'react';

interface CheckboxProps {
  /** Read, not shown: the words stand elsewhere on the row. */
  label: string;
  checked: boolean;
  /** Some, not all. */
  mixed?: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A checkbox whose area is a full target for a finger. */
export function Checkbox({ label, checked, mixed = false, disabled = false, onChange }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
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
        onChange={(event) => onChange(event.target.checked)}
        className="size-5"
      />
    </label>
  );
}
