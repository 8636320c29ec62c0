'use client';
import type { ReactNode } from 'react';
import { Announcer } from '../components/ui/announcer';
import { SkipLinksProvider } from '../components/ui/skip-links';
import { MessagesProvider } from '../lib/messages/provider';
import { SessionProvider } from './_session/session-provider';

/** What every page needs: messages, announcements for screen readers, and the state of the sign-in. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider>
      <Announcer>
        <SkipLinksProvider>
          <SessionProvider>{children}</SessionProvider>
        </SkipLinksProvider>
      </Announcer>
    </MessagesProvider>
  );
}
