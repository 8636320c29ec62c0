import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

type Tone = 'info' | 'warn' | 'bad';

const TONES: Record<Tone, { box: string; icon: ReactNode }> = {
  info: {
    box: 'border-line bg-card',
    icon: <Info aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />,
  },
  warn: {
    box: 'border-warn bg-warn-wash',
    icon: <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warn" />,
  },
  bad: {
    box: 'border-bad bg-bad-wash',
    icon: <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-bad" />,
  },
};

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  /** Reads the notice aloud when it appears. */
  live?: 'status' | 'alert';
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** Something to know before going on: what happened, what was kept, what to do. */
export function Notice({ tone = 'info', title, live, children, actions, className }: NoticeProps) {
  const { box, icon } = TONES[tone];
  return (
    <div role={live} className={classNames('flex gap-3 rounded-card border p-4', box, className)}>
      {icon}
      <div className="min-w-0 flex-1 space-y-1.5 text-body">
        {title && <h2 className="font-semibold">{title}</h2>}
        {children}
        {actions && <div className="flex flex-wrap gap-2 pt-1.5">{actions}</div>}
      </div>
    </div>
  );
}
