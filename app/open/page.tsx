'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense, useEffect } from 'react';
import { Looking } from '../../components/open/looking';
import { lazyView } from '../../components/ui/lazy-view';
import { routes } from '../../lib/routes';
import { FromLink } from '../_shell/from-link';

const openReview = lazyView(async () => (await import('../../components/open/open-review')).OpenReview, {
  preload: true,
});

/** A link that names no review, as the link to My Access itself, opens the list of reviews. */
function OpenLink() {
  const router = useRouter();
  const query = useSearchParams();
  const namesNone = !['definition', 'instance', 'item'].some((name) => query.has(name));
  useEffect(() => {
    if (namesNone) router.replace(routes.inbox());
  }, [router, namesNone]);
  if (namesNone) return <Looking />;
  return (
    <FromLink
      skeleton={<Looking />}
      view={openReview}
      propsFor={({ definitionId, instanceId, itemId }) =>
        definitionId || instanceId || itemId ? { ids: { definitionId, instanceId, itemId } } : null
      }
    />
  );
}

export default function OpenPage() {
  return (
    <Suspense fallback={<Looking />}>
      <OpenLink />
    </Suspense>
  );
}
