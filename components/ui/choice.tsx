import type { ReactNode } from 'react';

interface ChoiceProps {
  name: string;
  value: string;
  label: string;
  icon: ReactNode;
  checked: boolean;
  onChange(): void;
}

/** One radio button of a few, as large as a button. Border, dot and background mark the chosen one. */
export function Choice({ name, value, label, icon, checked, onChange }: ChoiceProps) {
  return (
    <label className="flex min-h-14 flex-1 items-center gap-x-2.5 gap-y-1 rounded-control border border-edge bg-card px-3 py-2 font-medium max-sm:flex-wrap max-sm:gap-y-0 max-sm:px-1 max-sm:py-1 max-sm:content-center max-sm:justify-center sm:px-3.5 low:gap-x-1.5 low:px-2 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-checked:outline has-checked:outline-accent">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onChange}
        className="size-4.5 shrink-0"
      />
      <span aria-hidden="true" className="shrink-0 sm:order-last sm:ms-auto">
        {icon}
      </span>
      <span className="max-sm:basis-full max-sm:text-center">{label}</span>
    </label>
  );
}
