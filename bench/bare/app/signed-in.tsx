'use client';
import { InteractionStatus, PublicClientApplication } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { PageTask } from '../page-task';
import { type Answer, readAll } from './read-all';

interface PageProps {
  /** Draws what was read. */
  children: (answers: readonly Answer[]) => ReactNode;
}

function Reading({ task, children }: PageProps & { task: PageTask }) {
  const { instance, inProgress } = useMsal();
  const [answers, setAnswers] = useState<Answer[]>();
  const started = inProgress === InteractionStatus.None;
  useEffect(() => {
    if (started) void readAll(instance, task).then(setAnswers);
  }, [started, instance, task]);
  return answers ? children(answers) : <p>Loading…</p>;
}

/** MSAL as the portal configures it. */
function newMsal({ clientId, authority, authorityMetadata }: PageTask): PublicClientApplication {
  const redirectUri = window.location.origin;
  return new PublicClientApplication({
    auth: { clientId, authority, authorityMetadata, redirectUri, clientCapabilities: ['CP1'] },
    cache: { cacheLocation: 'localStorage' },
  });
}

/** A page for a signed-in person that reads the same data as the portal's page of that name. */
export function SignedIn({ of, children }: PageProps & { of: 'inbox' | 'decision' }) {
  const [session, setSession] = useState<{ task: PageTask; msal: PublicClientApplication }>();
  useEffect(() => {
    void fetch(`/task/${of}.json`).then(async (answer) => {
      const task = (await answer.json()) as PageTask;
      setSession({ task, msal: newMsal(task) });
    });
  }, [of]);
  if (!session) return <p>Loading…</p>;
  return (
    <MsalProvider instance={session.msal}>
      <Reading task={session.task}>{children}</Reading>
    </MsalProvider>
  );
}
