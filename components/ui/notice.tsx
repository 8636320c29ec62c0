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
  tone: Tone;
  title?: ReactNode;
  /** Reads the notice aloud when it appears. */
  live?: 'status' | 'alert';
  children?: ReactNode;
  actions?: ReactNode;
  /** Uses few lines, over the page. */
  slim?: boolean;
}

const SLIM =
  'w-full gap-2.5 border-x-0 border-b-0 border-t px-4 py-2 shadow-lg md:w-[46rem] md:rounded-card md:border low:max-h-[30dvh] low:overflow-y-auto low:py-0.5';

/** A notice: what happened, what was kept, what to do. */
export function Notice({ tone, title, live, children, actions, slim = false }: NoticeProps) {
  const { box, icon } = TONES[tone];
  return (
    <div role={live} className={classNames('flex', slim ? SLIM : 'gap-3 rounded-card border p-4', box)}>
      {icon}
      <div
        className={
          slim
            ? 'flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 text-sm low:text-xs'
            : 'min-w-0 flex-1 space-y-1.5 text-body'
        }
      >
        <div className={slim ? 'min-w-0 flex-1 basis-64' : 'contents'}>
          {title && <h2 className="font-semibold">{title}</h2>}
          {children}
        </div>
        {actions && <div className={classNames('flex flex-wrap gap-2', !slim && 'pt-1.5')}>{actions}</div>}
      </div>
    </div>
  );
}
