'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { PortalConfig } from '../config';
import type { Graph } from '../graph/client';
import { openDevice } from '../offline/device';
import { DeviceTrouble } from './device-trouble';
import { startOutbox } from './outbox';
import { type Allowed, type Reviewer, Session } from './session';

export interface GraphProviderProps {
  graph: Graph;
  reviewer: Reviewer;
  config: PortalConfig;
  children: ReactNode;
}

const SessionContext = createContext<Session | null>(null);

/** Sessions live longer than a provider, which may be mounted again: decisions on their way must not be lost. */
const sessions = new WeakMap<Graph, Session>();

function sessionOf({ graph, reviewer, config }: GraphProviderProps): Session {
  const known = sessions.get(graph);
  if (known) return known;
  const trouble = new DeviceTrouble();
  const device = openDevice({ enabled: config.offline, onTrouble: trouble.tell });
  const owner = { tenantId: reviewer.tenantId.toLowerCase(), userId: reviewer.userId.toLowerCase() };
  const outbox = startOutbox(graph, device, owner);
  const session = new Session(graph, reviewer, config, outbox, device, owner, trouble);
  sessions.set(graph, session);
  return session;
}

/**
 * Gives the hooks of this folder one reviewer's Graph and caches. `graph` has to be the same object in every render.
 */
export function GraphProvider(props: GraphProviderProps) {
  const session = sessionOf(props);
  useEffect(() => session.connect(), [session]);
  return (
    // A query keeps the client it was mounted with: the key remounts the pages for a new session, so that they never
    // show another reviewer's data.
    <SessionContext value={session} key={session.id}>
      <QueryClientProvider client={session.client}>{props.children}</QueryClientProvider>
    </SessionContext>
  );
}

/** The session of the signed-in reviewer; throws outside GraphProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('GraphProvider is missing above this component.');
  return session;
}

/** The signed-in person. */
export function useReviewer(): Reviewer {
  return useSession().reviewer;
}

/** What the host's configuration allows. */
export function useAllowed(): Allowed {
  return useSession().allowed;
}
