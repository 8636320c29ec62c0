import { type ReactNode, type Ref, useId } from 'react';
import { classNames } from './class-names';

interface TextAreaProps {
  ref: Ref<HTMLTextAreaElement>;
  label: ReactNode;
  value: string;
  onChange(value: string): void;
  required: boolean;
  notes: {
    /** Always shown under the label. */
    hint: ReactNode;
    /** The problem with the value; screen readers read it when it appears. */
    problem?: ReactNode;
    /** A count against a limit, at the end of the line below. */
    count?: ReactNode;
  };
  /** The height in lines. */
  rows: number;
}

/** A labelled field for several lines, with its hint, its problem and its count as its description. */
export function TextArea({ ref, label, value, onChange, required, notes, rows }: TextAreaProps) {
  const { hint, problem, count } = notes;
  const id = useId();
  const described = classNames(`${id}-hint`, problem != null && `${id}-problem`);
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-quiet text-sm">
          {hint}
        </p>
      </div>
      <textarea
        ref={ref}
        id={id}
        value={value}
        rows={rows}
        dir="auto"
        aria-required={required}
        aria-invalid={problem != null}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full scroll-mb-1 rounded-control border border-edge bg-card px-3 py-2 aria-invalid:border-bad aria-invalid:outline aria-invalid:outline-bad"
      />
      <div className="flex gap-4 text-sm empty:hidden">
        <p id={`${id}-problem`} role="alert" className="min-w-0 flex-1 font-medium text-bad">
          {problem}
        </p>
        {count != null && <p className="text-quiet">{count}</p>}
      </div>
    </div>
  );
}
