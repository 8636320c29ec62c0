import { classNames } from './class-names';

/** A placeholder for content that is being loaded. Screen readers skip it; they get the page's status. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={classNames('breathing rounded-control bg-line', className)} />;
}
