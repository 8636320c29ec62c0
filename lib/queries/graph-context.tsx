'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Graph } from '../graph/client';
import { type Reviewer, Session } from './session';

export interface GraphProviderProps {
  graph: Graph;
  reviewer: Reviewer;
  optionalPermissions: readonly string[];
  children: ReactNode;
}

const SessionContext = createContext<Session | null>(null);

/** Sessions outlive a provider that is mounted again: choices on their way must not be forgotten. */
const sessions = new WeakMap<Graph, Session>();

function sessionOf({ graph, reviewer, optionalPermissions }: GraphProviderProps): Session {
  const known = sessions.get(graph);
  if (known?.reviewer.tenantId === reviewer.tenantId && known.reviewer.userId === reviewer.userId)
    return known;
  const session = new Session(graph, reviewer, optionalPermissions);
  sessions.set(graph, session);
  return session;
}

/** Gives the hooks of this folder one reviewer's Graph and caches. `graph` has to be the same object between renders. */
export function GraphProvider(props: GraphProviderProps) {
  const session = sessionOf(props);
  useEffect(() => session.connect(), [session]);
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={session.client}>{props.children}</QueryClientProvider>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('GraphProvider is missing above this component.');
  return session;
}

/** Who is signed in. */
export function useReviewer(): Reviewer {
  return useSession().reviewer;
}
