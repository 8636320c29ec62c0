'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useFindReview } from '../../lib/queries/find-review';
import { type LinkIds, routes } from '../../lib/routes';
import { ProblemPanel } from '../parts/problem-panel';
import { buttonClass } from '../ui/button';
import { Panel } from '../ui/panel';
import { Looking } from './looking';

function ToInbox() {
  const t = useShellMessages('open');
  return (
    <Link href={routes.inbox()} className={buttonClass('primary')}>
      {t('toInbox')}
    </Link>
  );
}

/** Opens the review that a link means, or says why there is none. */
export function OpenReview({ ids }: { ids: LinkIds }) {
  const t = useShellMessages('open');
  const titles = useShellMessages('titles');
  const headings = useShellMessages('headings');
  const router = useRouter();
  const { state, found, reason, problem, reload, reloading } = useFindReview(ids);
  const target =
    found && (found.itemId ? routes.decision({ ...found, itemId: found.itemId }) : routes.review(found));
  useEffect(() => {
    // `replace`, because the link's own address must not stay in the browser's history.
    if (target) router.replace(target);
  }, [router, target]);
  if (state === 'looking' || state === 'found') return <Looking />;
  const why = reason ?? 'notYours';
  return state === 'failed' ? (
    <Panel page={titles('review')} heading={headings('review')} actions={<ToInbox />}>
      <ProblemPanel
        problem={problem ?? { code: 'unreadable' }}
        while="load"
        onRetry={reload}
        retrying={reloading}
      />
    </Panel>
  ) : (
    <Panel page={t(why)} heading={t(why)} actions={<ToInbox />}>
      <p>{t(`${why}Text`)}</p>
    </Panel>
  );
}
