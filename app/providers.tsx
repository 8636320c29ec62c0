'use client';
import type { ReactNode } from 'react';
import { Announcer } from '../components/ui/announcer';
import { WithSkipLinks } from '../components/ui/skip-links';
import { MessagesProvider } from '../lib/messages/provider';
import { SessionProvider } from './_session/session-provider';

/** What every page has: words, a voice for screen readers, and somebody signed in or not. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider>
      <Announcer>
        <WithSkipLinks>
          <SessionProvider>{children}</SessionProvider>
        </WithSkipLinks>
      </Announcer>
    </MessagesProvider>
  );
}
