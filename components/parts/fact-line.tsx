import type { ReactNode } from 'react';

interface FactLineProps {
  facts: readonly { name: string; shown: ReactNode }[];
}

/**
 * Facts in a line, with a dot between them. Each is kept whole where it fits on a line, and no line begins or ends with a
 * dot: the dot before each fact lies in the line's margin, and is clipped where it comes first.
 */
export function FactLine({ facts }: FactLineProps) {
  return (
    <div className="min-w-0 overflow-x-clip">
      <div className="-ms-4 flex flex-wrap">
        {facts.map(({ name, shown }) => (
          <span
            key={name}
            className="min-w-0 ps-4 before:-ms-4 before:inline-block before:w-4 before:text-center before:content-['·']"
          >
            {shown}
          </span>
        ))}
      </div>
    </div>
  );
}
