'use client';
import { createContext, useContext } from 'react';
import { CLOUDS } from '../../lib/config';

interface SessionActions {
  /** Leaves the portal to renew the sign-in and comes back to this page; drafts are kept. */
  renewSignIn(): void;
  /** The address at which Microsoft's own portal lists the reviewer's reviews. */
  myAccessUrl: string;
}

/** The sign-in functions that a review's components may use without knowing the sign-in. */
export const SessionActionsContext = createContext<SessionActions>({
  renewSignIn: () => {},
  myAccessUrl: CLOUDS.global.myAccess,
});

export const useSessionActions = (): SessionActions => useContext(SessionActionsContext);
