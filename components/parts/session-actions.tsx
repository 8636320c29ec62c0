'use client';
import { createContext, useContext } from 'react';
import { CLOUDS } from '../../lib/config';

interface SessionActions {
  /** Leaves to renew the sign-in and comes back here; drafts stay. */
  renewSignIn(): void;
  /** Where Microsoft's own portal lists the reviewer's reviews. */
  myAccessUrl: string;
}

/** What a review's parts may ask of the sign-in, which they don't know. */
export const SessionActionsContext = createContext<SessionActions>({
  renewSignIn: () => {},
  myAccessUrl: CLOUDS.global.myAccess,
});

export const useSessionActions = (): SessionActions => useContext(SessionActionsContext);
