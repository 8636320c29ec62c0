'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { lazy, Suspense, useEffect } from 'react';
import { Looking } from '../../components/review/open/looking';
import { routes } from '../../lib/routes';
import { FromLink } from '../_shell/from-link';

const fetchView = () => import('../../components/review/open/open-review');
const OpenReview = lazy(async () => ({ default: (await fetchView()).OpenReview }));

/** A link that names no review at all, as My Access's own does, means the list. */
function OpenLink() {
  const router = useRouter();
  const query = useSearchParams();
  const namesNone = !['definition', 'instance', 'item'].some((name) => query.has(name));
  useEffect(() => {
    if (namesNone) router.replace(routes.inbox());
  }, [router, namesNone]);
  if (namesNone) return <Looking />;
  return (
    <FromLink skeleton={<Looking />} fetchView={fetchView}>
      {({ definitionId, instanceId, itemId }) =>
        (definitionId || instanceId || itemId) && (
          <OpenReview
            key={`${definitionId}/${instanceId}/${itemId}`}
            ids={{ definitionId, instanceId, itemId }}
          />
        )
      }
    </FromLink>
  );
}

export default function OpenPage() {
  return (
    <Suspense fallback={<Looking />}>
      <OpenLink />
    </Suspense>
  );
}
