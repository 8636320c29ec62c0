'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { KnownProvider } from '../../parts/known-context';
import { PartCommandsContext } from '../../parts/part-commands';
import type { WorkspaceState } from './use-workspace';

const WorkspaceContext = createContext<WorkspaceState | null>(null);

/** The state that the components of a review's list share. */
export function useWorkspaceState(): WorkspaceState {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('WorkspaceProvider is missing above this component.');
  return workspace;
}

/** Gives the shared state to all components inside. */
export function WorkspaceProvider({
  workspace,
  children,
}: {
  workspace: WorkspaceState;
  children: ReactNode;
}) {
  return (
    <WorkspaceContext value={workspace}>
      <PartCommandsContext value={workspace.parts}>
        <KnownProvider known={workspace.known}>{children}</KnownProvider>
      </PartCommandsContext>
    </WorkspaceContext>
  );
}
