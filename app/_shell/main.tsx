'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useAboveFoot } from '../../components/ui/foot';
import { SignedIn } from '../_session/signed-in';
import { OfflineFiles } from './offline-files';

/**
 * After a click on a link inside the portal, moves the focus to the new page's heading. While the heading isn't there
 * yet, `main` has the focus, and the heading takes it when it comes.
 */
function FocusOnNavigation() {
  const place = `${usePathname()}?${useSearchParams()}`;
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    const main = document.getElementById('main');
    const heading = main?.querySelector<HTMLElement>('[data-page-heading]');
    (heading ?? main)?.focus({ preventScroll: true });
  }, [place]);
  return null;
}

export function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useAboveFoot('notices', main);
  useAboveFoot('notices');
  return (
    <main
      ref={main}
      id="main"
      tabIndex={-1}
      className="mx-auto max-w-page px-4 pt-3 pb-[calc(3rem+var(--notices,0px))] md:px-6 md:pt-4"
    >
      <Suspense>
        <FocusOnNavigation />
      </Suspense>
      <OfflineFiles />
      <SignedIn>{children}</SignedIn>
    </main>
  );
}
