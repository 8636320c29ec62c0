import { classNames } from '../../ui/class-names';

/**
 * Fills that differ by pattern and not by colour alone: full, striped, dotted, empty. Where colours
 * are forced, each has a border.
 */
export const FILLS = {
  Approve: 'bg-accent',
  Deny: 'bg-[repeating-linear-gradient(135deg,var(--color-ink)_0_3px,var(--color-line)_3px_6px)]',
  DontKnow: 'bg-[radial-gradient(var(--color-quiet)_1.2px,transparent_1.4px)] bg-[size:5px_5px]',
  Unknown: 'bg-edge',
  NotReviewed: 'bg-line',
} as const;
export type Fill = keyof typeof FILLS;

const FORCED = 'forced-color-adjust-none forced-colors:border forced-colors:border-[CanvasText]';

/** A sample of a fill, beside its word. */
export const Swatch = ({ fill }: { fill: Fill }) => (
  <span
    aria-hidden="true"
    className={classNames(
      'inline-block size-3 shrink-0 rounded-[2px] border border-edge forced-color-adjust-none',
      FILLS[fill],
    )}
  />
);

/** The parts of a whole in one bar; the table beside it says the same in words. */
export function StackedBar({ parts }: { parts: readonly { fill: Fill; count: number }[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div aria-hidden="true" className="flex h-4 w-full gap-px overflow-hidden rounded-control bg-card">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ fill, count }) => (
          <span
            key={fill}
            style={{ flexGrow: count / total, flexBasis: 0 }}
            className={classNames('min-w-1', FILLS[fill], FORCED)}
          />
        ))}
    </div>
  );
}

/** One bar of a distribution; `share` is from 0 to 1 of the longest. A small share is still visible. */
export const Bar = ({ share }: { share: number }) => (
  <span
    aria-hidden="true"
    style={{ inlineSize: share > 0 ? `max(2px, ${share * 100}%)` : 0 }}
    className={classNames('block h-2.5 rounded-[2px] bg-accent', share > 0 && FORCED)}
  />
);
