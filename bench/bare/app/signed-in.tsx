'use client';
import { InteractionStatus, PublicClientApplication } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Told } from '../told';
import { type Answer, readAll } from './read-all';

interface PageProps {
  /** Draws what was read. */
  children: (answers: readonly Answer[]) => ReactNode;
}

function Reading({ told, children }: PageProps & { told: Told }) {
  const { instance, inProgress } = useMsal();
  const [answers, setAnswers] = useState<Answer[]>();
  const started = inProgress === InteractionStatus.None;
  useEffect(() => {
    if (started) void readAll(instance, told).then(setAnswers);
  }, [started, instance, told]);
  return answers ? children(answers) : <p>Loading…</p>;
}

/** MSAL as the portal configures it. */
function newMsal({ clientId, authority, authorityMetadata }: Told): PublicClientApplication {
  const redirectUri = window.location.origin;
  return new PublicClientApplication({
    auth: { clientId, authority, authorityMetadata, redirectUri, clientCapabilities: ['CP1'] },
    cache: { cacheLocation: 'localStorage' },
  });
}

/** A page for whoever is signed in, of what the portal's page of that name reads. */
export function SignedIn({ of, children }: PageProps & { of: 'inbox' | 'decision' }) {
  const [session, setSession] = useState<{ told: Told; msal: PublicClientApplication }>();
  useEffect(() => {
    void fetch(`/told/${of}.json`).then(async (answer) => {
      const told = (await answer.json()) as Told;
      setSession({ told, msal: newMsal(told) });
    });
  }, [of]);
  if (!session) return <p>Loading…</p>;
  return (
    <MsalProvider instance={session.msal}>
      <Reading told={session.told}>{children}</Reading>
    </MsalProvider>
  );
}
