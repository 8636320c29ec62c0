import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export type ButtonLook = 'primary' | 'secondary' | 'quiet';

// The sizes have no specificity (`:where`), so that a place with less room can set its own.
const BASE =
  'inline-flex [:where(&)]:min-h-11 items-center justify-center gap-2 rounded-control border [:where(&)]:px-4 [:where(&)]:py-2 text-center text-body font-medium leading-snug ' +
  'disabled:cursor-not-allowed disabled:bg-transparent disabled:text-quiet desk:[:where(&)]:min-h-10';

const LOOKS: Record<ButtonLook, string> = {
  primary:
    'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong disabled:border-line',
  secondary: 'border-edge bg-card text-ink hover:border-ink disabled:border-line',
  quiet: 'border-transparent bg-transparent text-accent underline-offset-4 hover:underline',
};

/** The classes of a button, for a link among buttons. */
export const buttonClass = (look: ButtonLook = 'secondary', extra?: string): string =>
  classNames(BASE, LOOKS[look], extra);

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook };

export function Button({ look, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}
