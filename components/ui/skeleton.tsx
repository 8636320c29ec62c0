import { classNames } from './class-names';

/** A place that something is coming to. Says nothing to a screen reader; the page's own status does. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={classNames('breathing rounded-control bg-line', className)} />;
}
