import { classNames } from './class-names';

/** A placeholder for content that is being loaded. Screen readers skip it; they get the page's status. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={classNames('breathing rounded-control bg-line', className)} />;
}

/** A placeholder for some words, as high as a line of the text around it. */
export function SkeletonWords({ className }: { className: string }) {
  return (
    <div className="flex h-[1lh] items-center">
      <Skeleton className={`h-4 ${className}`} />
    </div>
  );
}

/** The widths of the lines differ, as names do. */
const LINES = ['w-2/5', 'w-1/3', 'w-1/2', 'w-3/8', 'w-2/5', 'w-1/4', 'w-1/2', 'w-1/3'];

/** A placeholder for a list: rows in a card, as high as the rows of a list are. */
export function SkeletonRows() {
  return (
    <div aria-hidden="true" className="divide-y divide-line card">
      {LINES.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are the same for ever.
        <div key={at} className="flex h-20 items-center px-4 md:h-12">
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}
